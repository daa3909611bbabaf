export { KeptWords } from "./KeptWords";
export { CodeDialog } from "./recovery/CodeDialog";
export { RecoverForm, type RecoverFormProps } from "./recovery/RecoverForm";
export { RecoveryBand } from "./recovery/RecoveryBand";
export { RecoveryWords } from "./recovery/RecoveryWords";
export { VaultBand, type VaultBandProps } from "./VaultBand";
export { VaultDialog, type VaultDialogProps } from "./VaultDialog";
export { VaultStatus } from "./VaultStatus";
