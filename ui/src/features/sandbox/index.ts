import { lazy } from "react";

export { BackHome, type BackHomeProps } from "./BackHome";
export { MadeUpPeople, type MadeUpPeopleProps } from "./MadeUpPeople";
export { MailHint } from "./MailHint";
/** Loaded in the sandbox only. */
export const SandboxMail = lazy(async () => ({ default: (await import("./SandboxMail")).SandboxMail }));
export type { SandboxMailProps } from "./SandboxMail";
