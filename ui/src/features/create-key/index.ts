export { CreateKeyDialog, type CreateKeyDialogProps } from "./CreateKeyDialog";
export { useCreateOff } from "./useServerChoices";
