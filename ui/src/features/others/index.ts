export { OtherAccountPage, type OtherAccountPageProps } from "./one/OtherAccountPage";
export { OtherAccountsPage, type OtherAccountsPageProps } from "./list/OtherAccountsPage";
