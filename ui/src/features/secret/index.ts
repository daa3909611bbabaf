import { lazy } from "react";

export { ClipboardStatus } from "./ClipboardStatus";
/** Loaded when it is first opened. */
export const SecretDialog = lazy(async () => ({ default: (await import("./SecretDialog")).SecretDialog }));
export type { SecretDialogProps } from "./SecretDialog";
