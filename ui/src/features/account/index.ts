export { AccountPage, type AccountPageProps } from "./AccountPage";
export { AccountsPage, type AccountsPageProps } from "./AccountsPage";
