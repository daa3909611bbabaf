import { lazy } from "react";

// Loaded when something is done to several keys for the first time.
export const BulkDialog = lazy(() => import("./preview/BulkDialog").then((part) => ({ default: part.BulkDialog })));
export const EndDialog = lazy(() => import("./preview/EndDialog").then((part) => ({ default: part.EndDialog })));
export { BulkPage, type BulkPageProps } from "./progress/BulkPage";
export { JobStatus } from "./JobStatus";
export { BulkEnd } from "./BulkEnd";
