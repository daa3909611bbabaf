export { KeysPage, type KeysPageProps } from "./KeysPage";
