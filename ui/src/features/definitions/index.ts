import { lazy } from "react";

/** Loaded when it is first opened. */
export const DefinitionDialog = lazy(async () => ({ default: (await import("./DefinitionDialog")).DefinitionDialog }));
export type { DefinitionDialogProps } from "./DefinitionDialog";
export { OwnDefinitions, type OwnDefinitionsProps } from "./OwnDefinitions";
