import { lazy } from "react";

/** Loaded when it is first opened. */
export const PasswordDialog = lazy(async () => ({ default: (await import("./PasswordDialog")).PasswordDialog }));
export type { PasswordDialogProps } from "./PasswordDialog";
