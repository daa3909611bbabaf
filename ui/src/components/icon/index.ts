export { Icon, type IconProps } from "./Icon";
export { Logo } from "./Logo";
export { type IconName } from "./paths";
