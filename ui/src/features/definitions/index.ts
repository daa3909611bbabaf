import { onDemand } from "@/components";

/** Loaded when it is first opened. */
export const DefinitionDialog = onDemand(async () => (await import("./DefinitionDialog")).DefinitionDialog);
export type { DefinitionDialogProps } from "./DefinitionDialog";
export { OwnDefinitions, type OwnDefinitionsProps } from "./OwnDefinitions";
