import { onDemand } from "@/components";

/** Loaded when it is first opened. */
export const RevokeDialog = onDemand(async () => (await import("./RevokeDialog")).RevokeDialog);
export type { RevokeDialogProps } from "./RevokeDialog";
