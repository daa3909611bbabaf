export { Button, type ButtonProps, type ButtonKind } from "./Button";
export { ButtonGroup } from "./ButtonGroup";
export { IconButton, type IconButtonProps } from "./IconButton";
export { LinkButton, type LinkButtonProps } from "./LinkButton";
