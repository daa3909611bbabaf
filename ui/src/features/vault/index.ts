export { KeptWords } from "./KeptWords";
export { VaultBand, type VaultBandProps } from "./VaultBand";
export { VaultDialog, type VaultDialogProps } from "./VaultDialog";
export { VaultStatus } from "./VaultStatus";
