//! Errors at the border: a closed set of codes; the words and the way on are the window's.

use chatelaine_model::ServerId;
use serde::{Deserialize, Serialize};
use specta::Type;

/// An error as it crosses the border.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ErrorView {
    /// What kind it is; decides words and action in the window.
    pub code: ErrorCode,
    /// A sentence in English, for logs and terminals.
    pub message: String,
    /// The server it concerns.
    pub server: Option<ServerId>,
    /// Seconds until another try makes sense.
    pub retry_after: Option<u32>,
    /// Whether `retry_after` rests on an assumed fact.
    pub retry_assumed: bool,
    /// A detail to show beside the words: the server's own sentence, a status, a reason. Cleaned.
    pub detail: Option<String>,
    /// For `assumed`: the facts that have to be accepted first.
    pub assumed: Vec<AssumedFactView>,
    /// For `tls_not_trusted`: the certificate that was shown, so that it can be compared and pinned.
    pub certificate: Option<Box<CertificateView>>,
}

/// An assumed fact that nobody has accepted yet for a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssumedFactView {
    /// The definition's table that rests on it.
    pub table: String,
    /// Why it is believed.
    pub why: String,
}

/// A certificate that a server showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CertificateView {
    /// SHA-256 over its DER form, lower-case hexadecimal.
    pub sha256: String,
}

/// What kind of error it is. A code exists only where a window does something different for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The address does not parse.
    AddressMalformed,
    /// The address is neither https nor this computer.
    AddressNotHttps,
    /// A user name, password, query or fragment stands in the address.
    AddressNotPlain,
    /// A name, date or other entry was refused before anything was sent; `detail` says which and why.
    InputRefused,
    /// The host name does not resolve.
    UnknownHost,
    /// Nothing listens there.
    ConnectionRefused,
    /// No answer in time.
    TimedOut,
    /// The connection broke before anything was changed.
    ConnectionBroken,
    /// The certificate is not trusted; `detail` is one of `unknown_issuer`, `wrong_host`, `expired`, `not_pinned`,
    /// `client_certificate` (the server wants one of the user's, or another), `other`.
    TlsNotTrusted,
    /// Something answers, but not this kind of server; `detail` tells what was found.
    NotThisSystem,
    /// The answer is not JSON.
    NotJson,
    /// The answer is empty.
    EmptyAnswer,
    /// The answer ended too early.
    CutOff,
    /// The answer is larger than anything such a server sends; `detail` is the limit in megabytes.
    TooLarge,
    /// JSON of another shape; `detail` is the place.
    UnexpectedAnswer,
    /// Wrong user or password or key.
    WrongCredentials,
    /// The password has expired.
    PasswordExpired,
    /// Wrong input, or a second factor that this server's API cannot pass.
    InputOrSecondFactor,
    /// The code was refused.
    WrongCode,
    /// No code is waited for any more.
    NoCodeExpected,
    /// The server blocks sign-ins for a while.
    LockedOut,
    /// The server wants a pause before the next request.
    Limited,
    /// It rests on assumed facts that nobody has accepted yet for this server; `assumed` lists them.
    Assumed,
    /// The session is over: sign in.
    SignInNeeded,
    /// The account may not do this.
    Forbidden,
    /// The server refused for a reason of its own, in `detail`.
    Refused,
    /// The server failed; `detail` is the status.
    ServerFault,
    /// The system does not offer this.
    NotOffered,
    /// A change was sent and its answer was lost: it may have happened.
    OutcomeUnknown,
    /// The account was changed by somebody else meanwhile.
    ChangedMeanwhile,
    /// The key is not on the server any more.
    NoSuchKey,
    /// The server is not in the list any more.
    NoSuchServer,
    /// The unfinished creation is settled already.
    NoSuchOperation,
    /// Secrets are shut: unlock or choose how to keep them.
    VaultClosed,
    /// The program is locked: nothing but unlocking answers.
    Locked,
    /// Not locked: a new secret could not be sealed and would be lost.
    SecretUnsealed,
    /// It cannot be a recovery code; `detail` tells the slip.
    RecoveryCodeMalformed,
    /// It is a recovery code, but opens nothing here.
    WrongRecoveryCode,
    /// The passphrase is wrong.
    WrongPassphrase,
    /// The keychain or the sealed files cannot be used; `detail` names the trouble.
    VaultFailed,
    /// The inventory cannot be read or written; `detail` names the trouble.
    LedgerFailed,
    /// A file of that name is there already; `detail` names it.
    FileExists,
    /// A file cannot be written; `detail` names it and the trouble.
    FileFailed,
    /// The clipboard cannot be used.
    ClipboardFailed,
    /// The user stopped it.
    Cancelled,
    /// The sandbox cannot start or answer.
    SandboxFailed,
    /// A definition or preference of this program is damaged.
    Internal,
}

impl ErrorCode {
    /// The code as it is written in JSON.
    pub fn word(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(word)) => word,
            _ => "internal".into(),
        }
    }

    /// The code of that word, if this version knows it.
    pub fn of_word(word: &str) -> Option<Self> {
        serde_json::from_value(word.into()).ok()
    }
}
