import { onDemand } from "@/components";

export { LockGate, type LockGateProps } from "./LockGate";
/** Loaded when it is first opened. */
export const LockRefused = onDemand(async () => (await import("./LockRefused")).LockRefused);
export type { LockRefusedProps } from "./LockRefused";
export { LockWarning, type LockWarningProps } from "./LockWarning";
