export { ExportMenu, type ExportMenuProps } from "./ExportMenu";
export { ExportNotice } from "./ExportNotice";
export { useExport, type Exporting } from "./useExport";
