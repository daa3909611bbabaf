import { onDemand } from "@/components";

export { BackHome, type BackHomeProps } from "./BackHome";
export { MadeUpPeople, type MadeUpPeopleProps } from "./MadeUpPeople";
export { MailHint } from "./MailHint";
/** Loaded in the sandbox only. */
export const SandboxMail = onDemand(async () => (await import("./SandboxMail")).SandboxMail);
export type { SandboxMailProps } from "./SandboxMail";
