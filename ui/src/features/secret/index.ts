export { ClipboardStatus } from "./ClipboardStatus";
export { SecretDialog, type SecretDialogProps } from "./SecretDialog";
