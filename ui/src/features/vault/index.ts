import { lazy } from "react";

export { KeptWords } from "./KeptWords";
/** Loaded when it is first opened. */
export const CodeDialog = lazy(async () => ({ default: (await import("./recovery/CodeDialog")).CodeDialog }));
/** Loaded when it is first opened. */
export const RecoverForm = lazy(async () => ({ default: (await import("./recovery/RecoverForm")).RecoverForm }));
export type { RecoverFormProps } from "./recovery/RecoverForm";
export { RecoveryBand } from "./recovery/RecoveryBand";
export { RecoveryWords } from "./recovery/RecoveryWords";
export { VaultBand, type VaultBandProps } from "./VaultBand";
/** Loaded when it is first opened. */
export const VaultDialog = lazy(async () => ({ default: (await import("./VaultDialog")).VaultDialog }));
export type { VaultDialogProps } from "./VaultDialog";
export { VaultStatus } from "./VaultStatus";
