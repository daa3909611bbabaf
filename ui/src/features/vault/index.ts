import { onDemand } from "@/components";

export { KeptWords } from "./KeptWords";
/** Loaded when it is first opened. */
export const CodeDialog = onDemand(async () => (await import("./recovery/CodeDialog")).CodeDialog);
/** Loaded when it is first opened. */
export const RecoverForm = onDemand(async () => (await import("./recovery/RecoverForm")).RecoverForm);
export type { RecoverFormProps } from "./recovery/RecoverForm";
export { RecoveryBand } from "./recovery/RecoveryBand";
export { RecoveryWords } from "./recovery/RecoveryWords";
export { VaultBand, type VaultBandProps } from "./VaultBand";
/** Loaded when it is first opened. */
export const VaultDialog = onDemand(async () => (await import("./VaultDialog")).VaultDialog);
export type { VaultDialogProps } from "./VaultDialog";
export { VaultStatus } from "./VaultStatus";
