export { Dialog, type CloseReason, type DialogProps } from "./Dialog";
export { Drawer, DrawerSection, type DrawerProps } from "./Drawer";
export { Menu, type MenuEntry, type MenuProps } from "./Menu";
export { Popover, type PopoverProps } from "./Popover";
export { Tooltip, TooltipProvider, type TooltipProps } from "./Tooltip";
