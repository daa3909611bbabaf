export { KeysPage, type KeysPageProps } from "./KeysPage";
export type { ManyDeed } from "./select/useChoiceOff";
