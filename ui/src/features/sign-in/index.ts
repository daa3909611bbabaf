export { SignInPage, type FillIn, type OfferedCode, type SignInPageProps } from "./SignInPage";
