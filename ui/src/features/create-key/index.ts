import { onDemand } from "@/components";

/** Loaded when it is first opened: it is the one place with so large a form. */
export const CreateKeyDialog = onDemand(async () => (await import("./CreateKeyDialog")).CreateKeyDialog);
export type { CreateKeyDialogProps } from "./CreateKeyDialog";
export { useCreateOff } from "./useServerChoices";
