export { LockGate, type LockGateProps } from "./LockGate";
export { LockRefused, type LockRefusedProps } from "./LockRefused";
export { LockWarning, type LockWarningProps } from "./LockWarning";
