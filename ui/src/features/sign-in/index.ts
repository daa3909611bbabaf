import { onDemand } from "@/components";

export { EndingBand, type EndingBandProps } from "./again/EndingBand";
/** Loaded when it is first opened. */
export const SignInAgain = onDemand(async () => (await import("./again/SignInAgain")).SignInAgain);
export type { SignInAgainProps } from "./again/SignInAgain";
export type { AskPassword } from "./form/SignInForm";
export { SignInPage, type FillIn, type OfferedCode, type SignInPageProps } from "./SignInPage";
