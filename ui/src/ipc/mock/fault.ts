import type { ErrorCode, ErrorView } from "../bindings";
import { IpcError } from "../error";

/** Seconds that a mocked server asks to wait. */
const WAIT = 42;
/** Of the certificate that a mocked server shows where it is not trusted. */
export const FINGERPRINT = "9f2c71d04ab85e63c1f7209b6de4a5830c1e7f94b26d3a08e5519cb7f0a6d408";

const DETAIL: Partial<Record<ErrorCode, string>> = {
  input_refused: "The name holds a control character.",
  tls_not_trusted: "unknown_issuer",
  not_this_system: "200, JSON",
  too_large: "10",
  unexpected_answer: "/user/apiKeys",
  refused: "The name is used by another key.",
  server_fault: "503",
  vault_failed: "the passphrase could not be worked on: too little memory",
  ledger_failed: "database is locked",
};

/** An error as the border would tell it. */
export function fault(code: ErrorCode, more: Partial<ErrorView> = {}): IpcError {
  const waits = code === "locked_out" || code === "limited";
  return new IpcError({
    code,
    message: `Mocked: ${code}.`,
    server: null,
    retryAfter: waits ? WAIT : null,
    retryAssumed: code === "locked_out",
    detail: DETAIL[code] ?? null,
    assumed: [],
    certificate: code === "tls_not_trusted" ? { sha256: FINGERPRINT } : null,
    ...more,
  });
}
