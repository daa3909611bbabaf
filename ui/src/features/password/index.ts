import { onDemand } from "@/components";

/** Loaded when it is first opened. */
export const PasswordDialog = onDemand(async () => (await import("./PasswordDialog")).PasswordDialog);
export type { PasswordDialogProps } from "./PasswordDialog";
