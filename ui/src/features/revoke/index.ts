import { lazy } from "react";

/** Loaded when it is first opened. */
export const RevokeDialog = lazy(async () => ({ default: (await import("./RevokeDialog")).RevokeDialog }));
export type { RevokeDialogProps } from "./RevokeDialog";
