//! What can go wrong between here and a server. A closed list: each entry has one sentence of its own.

use chatelaine_model::Power;
use chrono::TimeDelta;
use thiserror::Error;

/// Why a conversation with a server did not end as wished.
///
/// Texts in it that came from a server are cleaned, cut to 300 characters, and freed of every secret that was sent.
/// Raw answers are never in it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ConnectError {
    /// No connection came about, or it broke before an answer to a request that changes nothing.
    #[error("the server cannot be reached: {kind}")]
    Unreachable {
        /// How it failed.
        kind: Reach,
    },
    /// The server's TLS certificate is not trusted, so nothing was sent.
    #[error("the server's certificate is not trusted: {reason}")]
    TlsNotTrusted {
        /// What is wrong with it.
        reason: TlsReason,
        /// SHA-256 over the DER form of the certificate that was shown, lower-case hexadecimal; absent where none
        /// came that far.
        sha256: Option<String>,
    },
    /// Something answered, but not a server of this system.
    #[error("this does not look like a server of that system: it answered {status} with {found}")]
    NotThisSystem {
        /// HTTP status of the answer.
        status: u16,
        /// What the answer held.
        found: Found,
    },
    /// The answer is neither JSON nor a web page.
    #[error("the server's answer is not JSON")]
    NotJson,
    /// Nothing came where something was expected.
    #[error("the server's answer is empty")]
    EmptyAnswer,
    /// The answer ended before its end.
    #[error("the server's answer broke off")]
    CutOff,
    /// The answer was stopped while it came in.
    #[error("the server's answer is larger than {} MB and was stopped", limit / 1_000_000)]
    TooLarge {
        /// Bytes that are taken at most.
        limit: u64,
    },
    /// The sign-in was refused.
    #[error("the server did not accept what was entered")]
    WrongCredentials {
        /// The server's words.
        message: Option<String>,
    },
    /// The password was right but is too old.
    #[error("the password has expired")]
    PasswordExpired,
    /// The server gives the same answer to wrong input and to an account whose second factor cannot be passed here.
    #[error("the input is wrong, or the account has a second factor that this way of signing in cannot pass")]
    InputOrSecondFactor,
    /// The code of the second factor was refused.
    #[error("the server did not accept the code")]
    WrongCode,
    /// The session's credential is no longer good.
    #[error("the session is over")]
    SessionOver,
    /// Signed in, but not allowed to do this.
    #[error("the server does not allow this")]
    Forbidden {
        /// The server's words.
        message: Option<String>,
    },
    /// Too many attempts, or the server is busy and says for how long. Nothing was done.
    #[error("the server wants fewer attempts")]
    Limited {
        /// How long to wait at least, as the server said; never less than nothing, and a day where it said more.
        retry_after: Option<TimeDelta>,
        /// How long the block lasts by the definition, for servers that do not say.
        block: Option<TimeDelta>,
        /// Whether `block` rests on an assumed fact.
        assumed: bool,
    },
    /// The server understood and refused.
    #[error("the server refused the request ({status})")]
    Refused {
        /// HTTP status of the answer; 200 where the refusal stands in an envelope.
        status: u16,
        /// The server's words.
        message: Option<String>,
        /// The server's words on single fields: name and message.
        fields: Vec<(String, String)>,
    },
    /// The server failed.
    #[error("the server failed ({status})")]
    ServerFault {
        /// HTTP status of the answer.
        status: u16,
    },
    /// The system, or the way that was used to sign in, does not have this power.
    #[error("this system does not offer that")]
    NotOffered(Power),
    /// A change was sent and no readable answer came: it may have happened.
    #[error("the change was sent, but no readable answer came: it may have happened")]
    OutcomeUnknown,
    /// A whole document was written, and reading it again shows something else.
    #[error("the account was changed by somebody else meanwhile, or the server did not keep the change")]
    ChangedMeanwhile,
    /// A new value does not fit, or may not be changed: nothing was sent.
    #[error("'{name}' was not changed: {reason}")]
    Input {
        /// The fact or setting.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The server has no key of that id.
    #[error("the server has no such key")]
    NoSuchKey,
    /// JSON of another shape than the definition tells.
    #[error("the server's answer has another shape than expected at '{pointer}'")]
    Unexpected {
        /// The JSON Pointer (RFC 6901) that was expected.
        pointer: String,
    },
    /// Address and path make no URL on the server.
    #[error("the address and the definition's path make no URL on this server")]
    Address,
    /// The definition does not fit what was asked of it: another system, way or field.
    #[error("the definition does not fit this request")]
    Definition,
    /// Saved credentials cannot be read, or belong to another way of signing in.
    #[error("the saved credentials cannot be used")]
    Credentials,
}

/// How a connection failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Reach {
    /// The host name is not known.
    #[error("its name is not known")]
    Name,
    /// Nothing listens there.
    #[error("nothing listens there")]
    Refused,
    /// No answer in time: 10 s for the connection, 30 s for the whole.
    #[error("no answer came in time")]
    TimedOut,
    /// It ended in the middle, or failed in another way.
    #[error("the connection broke")]
    Broken,
}

/// What is wrong with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TlsReason {
    /// Nobody whom this computer trusts has signed it.
    #[error("nobody this computer trusts has signed it")]
    UnknownIssuer,
    /// It is for another host.
    #[error("it is for another host")]
    WrongHost,
    /// It has ended.
    #[error("it has expired")]
    Expired,
    /// Another certificate was pinned for this server.
    #[error("another certificate was pinned for this server")]
    NotPinned,
    /// The server wants a certificate of the user's, and got none or one that it does not accept.
    #[error("the server does not accept the certificate that was shown to it, or wants one")]
    ClientCertificate,
    /// What answered does not speak TLS: it is another port's business, or plain http.
    #[error("nothing there speaks TLS: the port or the `https` in the address may be wrong")]
    NoTls,
    /// Anything else, a failed handshake included.
    #[error("the secure connection failed")]
    Other,
}

/// What an answer held that was not what the system answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Found {
    /// A web page.
    #[error("a web page")]
    Html,
    /// JSON.
    #[error("JSON")]
    Json,
    /// Some other text or bytes.
    #[error("text")]
    Text,
    /// Nothing.
    #[error("nothing")]
    Nothing,
}
