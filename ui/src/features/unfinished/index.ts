export { UnfinishedBand } from "./UnfinishedBand";
export { UnfinishedDialog, type UnfinishedDialogProps } from "./UnfinishedDialog";
