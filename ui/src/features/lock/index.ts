import { lazy } from "react";

export { LockGate, type LockGateProps } from "./LockGate";
/** Loaded when it is first opened. */
export const LockRefused = lazy(async () => ({ default: (await import("./LockRefused")).LockRefused }));
export type { LockRefusedProps } from "./LockRefused";
export { LockWarning, type LockWarningProps } from "./LockWarning";
