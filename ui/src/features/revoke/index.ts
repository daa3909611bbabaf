export { RevokeDialog, type RevokeDialogProps } from "./RevokeDialog";
