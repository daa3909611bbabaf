import { onDemand } from "@/components";

export { ClipboardStatus } from "./ClipboardStatus";
/** Loaded when it is first opened. */
export const SecretDialog = onDemand(async () => (await import("./SecretDialog")).SecretDialog);
export type { SecretDialogProps } from "./SecretDialog";
