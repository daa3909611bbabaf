import type { ErrorCode } from "@/ipc";

/** What helps. A view offers those it can do. */
export type ErrorAction = "retry" | "signIn" | "unlock" | "look" | "refresh" | "accept";

/**
 * How the detail of an error is told: the server's own sentence, a sentence of Chatelaine's, a place in the answer, a
 * status, a number of megabytes, a path, why a certificate is not trusted, or not at all.
 */
export type DetailUse = "says" | "about" | "where" | "answered" | "fault" | "limit" | "lies" | "tls" | "none";

interface Row {
  action: ErrorAction | null;
  detail: DetailUse;
  /** The server could not be read, but what was read of it before is still there. */
  keeps: boolean;
}

const row = (action: ErrorAction | null, detail: DetailUse = "none"): Row => ({ action, detail, keeps: false });
const kept = (action: ErrorAction, detail?: DetailUse): Row => ({ ...row(action, detail), keeps: true });

/**
 * What a window does for each code; the words stand in the catalogue under the same name. A change of unknown outcome
 * is never offered to be repeated.
 */
export const ERRORS: Record<ErrorCode, Row> = {
  address_malformed: row(null),
  address_not_https: row(null),
  address_not_plain: row(null),
  input_refused: row(null, "about"),
  unknown_host: kept("retry"),
  connection_refused: kept("retry"),
  timed_out: kept("retry"),
  connection_broken: row("retry"),
  tls_not_trusted: row("retry", "tls"),
  not_this_system: row("retry", "answered"),
  not_json: row("retry"),
  empty_answer: row("retry"),
  cut_off: row("retry"),
  too_large: row("retry", "limit"),
  unexpected_answer: row("retry", "where"),
  wrong_credentials: row(null, "says"),
  password_expired: row(null, "says"),
  input_or_second_factor: row(null, "says"),
  wrong_code: row(null, "says"),
  no_code_expected: row("signIn"),
  locked_out: kept("retry", "says"),
  limited: kept("retry", "says"),
  assumed: kept("accept"),
  sign_in_needed: kept("signIn"),
  forbidden: row(null, "says"),
  refused: row(null, "says"),
  server_fault: kept("retry", "fault"),
  not_offered: row(null, "about"),
  outcome_unknown: row("look"),
  changed_meanwhile: row("refresh"),
  no_such_key: row("refresh"),
  no_such_server: row(null),
  no_such_operation: row(null),
  operation_busy: row(null, "about"),
  vault_closed: row("unlock"),
  locked: row(null),
  secret_unsealed: row(null),
  recovery_code_malformed: row(null, "about"),
  wrong_recovery_code: row(null),
  wrong_passphrase: row(null),
  vault_failed: row("retry", "about"),
  ledger_failed: row("retry", "about"),
  file_exists: row(null, "lies"),
  file_failed: row("retry", "about"),
  clipboard_failed: row("retry"),
  cancelled: row("retry"),
  sandbox_failed: row("retry", "about"),
  internal: row("retry", "about"),
};
