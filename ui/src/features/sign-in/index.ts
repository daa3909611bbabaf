export { EndingBand, type EndingBandProps } from "./again/EndingBand";
export { SignInAgain, type SignInAgainProps } from "./again/SignInAgain";
export type { AskPassword } from "./form/SignInForm";
export { SignInPage, type FillIn, type OfferedCode, type SignInPageProps } from "./SignInPage";
