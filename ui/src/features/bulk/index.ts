import { onDemand } from "@/components";

// Loaded when something is done to several keys for the first time.
export const BulkDialog = onDemand(async () => (await import("./preview/BulkDialog")).BulkDialog);
export const EndDialog = onDemand(async () => (await import("./preview/EndDialog")).EndDialog);
export { BulkPage, type BulkPageProps } from "./progress/BulkPage";
export { JobStatus } from "./JobStatus";
export { BulkEnd } from "./BulkEnd";
