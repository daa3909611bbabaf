import type { ErrorCode, RefreshState } from "@/ipc";

const NO_ANSWER: readonly ErrorCode[] = ["unknown_host", "connection_refused", "timed_out", "connection_broken", "tls_not_trusted"];

/** Whether the last reading failed because the server could not be spoken to at all. */
export function isOutOfReach(refresh: RefreshState): boolean {
  return refresh.state === "failed" && NO_ANSWER.includes(refresh.error.code);
}
