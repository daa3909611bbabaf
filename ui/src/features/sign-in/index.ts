import { lazy } from "react";

export { EndingBand, type EndingBandProps } from "./again/EndingBand";
/** Loaded when it is first opened. */
export const SignInAgain = lazy(async () => ({ default: (await import("./again/SignInAgain")).SignInAgain }));
export type { SignInAgainProps } from "./again/SignInAgain";
export type { AskPassword } from "./form/SignInForm";
export { SignInPage, type FillIn, type OfferedCode, type SignInPageProps } from "./SignInPage";
