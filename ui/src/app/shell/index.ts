export { KeyHelp } from "./KeyHelp";
export { KeyHints } from "./KeyHints";
export { Shell, type ShellProps } from "./Shell";
export { Sidebar, type SidebarProps } from "./Sidebar";
export { SidebarLink } from "./SidebarLink";
