export { BackHome, type BackHomeProps } from "./BackHome";
export { MadeUpPeople, type MadeUpPeopleProps } from "./MadeUpPeople";
export { MailHint } from "./MailHint";
export { SandboxMail, type SandboxMailProps } from "./SandboxMail";
