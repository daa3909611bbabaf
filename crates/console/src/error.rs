//! What can go wrong in a use case, and how it crosses the border.

use chatelaine_connect::{ConnectError, DefinitionError, IdentityError, Reach, TlsReason};
use chatelaine_ledger::LedgerError;
use chatelaine_model::{AddressError, ServerId, SystemId, TextError};
use chatelaine_vault::{RecordNameError, RecoveryCodeError, VaultError};
use thiserror::Error;

use crate::port::ClipboardError;
use crate::view::{AssumedFactView, CertificateView, ErrorCode, ErrorView, TroubleView};

/// Why a use case did not end as wished.
#[derive(Debug, Error)]
pub enum ConsoleError {
    /// The conversation with a server failed.
    #[error("{source}")]
    Connect {
        /// Which; absent while an address is only tried.
        server: Option<ServerId>,
        /// How.
        #[source]
        source: ConnectError,
    },
    /// The address was refused before anything was sent.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// An entry was refused before anything was sent.
    #[error("{field}: {reason}")]
    Input {
        /// Which entry.
        field: &'static str,
        /// Why.
        reason: InputReason,
    },
    /// Nobody is signed in.
    #[error("sign in first")]
    SignInNeeded(ServerId),
    /// No code is waited for.
    #[error("no code is waited for: sign in again")]
    NoCodeExpected(ServerId),
    /// A block of the server that is known here is not over.
    #[error("the server blocks sign-ins for {seconds} more seconds")]
    LockedOut {
        /// Which.
        server: ServerId,
        /// How long.
        seconds: u32,
        /// Whether that rests on an assumed fact.
        assumed: bool,
    },
    /// It rests on assumed facts that nobody has accepted for the server. Nothing was sent.
    #[error("this rests on what no document of the vendor tells ({}): accept it for this server first",
        facts.iter().map(|(table, _)| table.as_str()).collect::<Vec<_>>().join(", "))]
    Assumed {
        /// Which server.
        server: ServerId,
        /// The definition's tables, each with the reason why it is believed.
        facts: Vec<(String, String)>,
    },
    /// The server is not in the list.
    #[error("the server is not in the list any more")]
    NoSuchServer,
    /// The operation is settled or was never there.
    #[error("this is settled already")]
    NoSuchOperation,
    /// Another program on this profile is at it just now, or it is not at a point where this can be done.
    #[error("this cannot be done just now: {0}")]
    OperationBusy(&'static str),
    /// The first step of a rotation ended like this.
    #[error("the successor was not made")]
    NotMade(TroubleView),
    /// The key is not in the inventory, or its secret cannot be had.
    #[error("the key is not there any more")]
    NoSuchKey(ServerId),
    /// The secret was shown once and is not saved here.
    #[error("the secret cannot be had again")]
    NoSecret(ServerId),
    /// The vault failed.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The program is locked.
    #[error("locked: unlock it first")]
    Locked,
    /// A secret that is nowhere else would be lost by locking.
    #[error("a new secret could not be sealed and would be lost by locking: copy it, or save it again")]
    SecretUnsealed,
    /// What was typed is no recovery code.
    #[error(transparent)]
    RecoveryCode(#[from] RecoveryCodeError),
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The clipboard failed.
    #[error(transparent)]
    Clipboard(#[from] ClipboardError),
    /// A definition of this program is damaged.
    #[error(transparent)]
    Definition(#[from] DefinitionError),
    /// A definition of the user's own cannot be used.
    #[error("{0}")]
    OwnDefinition(#[source] DefinitionError),
    /// No definition tells how to speak to such a server.
    #[error("there is no definition of the system '{0}' that can be used: add it again")]
    NoDefinition(SystemId),
    /// A record could not be named.
    #[error(transparent)]
    Record(#[from] RecordNameError),
    /// A saved session is of another form.
    #[error("a saved session cannot be read")]
    Session(#[source] serde_json::Error),
    /// The sealed end of the activity log is of another form.
    #[error("the sealed end of the activity log cannot be read")]
    Seal,
    /// The user stopped it.
    #[error("stopped")]
    Cancelled,
    /// A task of this program broke.
    #[error("a task broke")]
    Task(#[from] tokio::task::JoinError),
    /// A file to write to is there already.
    #[error("{} is there already and was left as it is", .0.display())]
    FileExists(std::path::PathBuf),
    /// A file cannot be written. What was there before is still there.
    #[error("{path} cannot be written: {source}")]
    File {
        /// Which.
        path: std::path::PathBuf,
        /// How.
        source: std::io::Error,
    },
    /// The profile's folder cannot be used.
    #[error("the folder {path} cannot be used: {source}")]
    Folder {
        /// Which.
        path: std::path::PathBuf,
        /// How.
        source: std::io::Error,
    },
}

/// Why an entry was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InputReason {
    /// Empty or too long.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Another of the same kind has it.
    #[error("this name is taken")]
    Taken,
    /// The instant is over.
    #[error("this time is over")]
    Past,
    /// It must be given.
    #[error("this system needs it")]
    Missing,
    /// The system has no such thing.
    #[error("this system has none")]
    NotOffered,
    /// It comes with Chatelaine and cannot be removed.
    #[error("it comes with Chatelaine and cannot be removed")]
    BuiltIn,
    /// Something else needs it: these servers.
    #[error("it is used for {0}: remove what uses it first")]
    InUse(String),
    /// It is no client certificate, or not one that can be used.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// It differs from what it has to be.
    #[error("this is not what stands there")]
    Different,
    /// Not among the values that are possible.
    #[error("'{0}' is not among the choices")]
    Choice(String),
    /// It is no part of a definition, or does not fit the definition.
    #[error("{0}")]
    Definition(String),
}

impl ConsoleError {
    /// Ties a connection error to its server.
    pub(crate) fn at(server: &ServerId) -> impl Fn(ConnectError) -> Self {
        let server = server.clone();
        move |source| Self::Connect { server: Some(server.clone()), source }
    }

    /// Whether a change may have happened although it ended in this error: the request went out, and what came back
    /// does not tell. A fault of the server counts: it may have come after the work.
    pub(crate) fn leaves_unknown(&self) -> bool {
        let Self::Connect { source, .. } = self else { return false };
        matches!(
            source,
            ConnectError::OutcomeUnknown
                | ConnectError::CutOff
                | ConnectError::EmptyAnswer
                | ConnectError::NotJson
                | ConnectError::TooLarge { .. }
                | ConnectError::Unexpected { .. }
                | ConnectError::ServerFault { .. }
        )
    }

    fn code(&self) -> ErrorCode {
        match self {
            Self::Connect { source, .. } => connect_code(source),
            Self::Address(AddressError::Malformed) => ErrorCode::AddressMalformed,
            Self::Address(AddressError::Scheme | AddressError::PlainHttp) => ErrorCode::AddressNotHttps,
            Self::Address(AddressError::Credentials | AddressError::Query) => ErrorCode::AddressNotPlain,
            Self::Input { .. } | Self::OwnDefinition(_) => ErrorCode::InputRefused,
            Self::SignInNeeded(_) => ErrorCode::SignInNeeded,
            Self::NoCodeExpected(_) => ErrorCode::NoCodeExpected,
            Self::LockedOut { .. } => ErrorCode::LockedOut,
            Self::Assumed { .. } => ErrorCode::Assumed,
            Self::NoSuchServer | Self::Ledger(LedgerError::UnknownServer) => ErrorCode::NoSuchServer,
            Self::NoSuchOperation | Self::Ledger(LedgerError::UnknownOperation) => ErrorCode::NoSuchOperation,
            Self::OperationBusy(_) => ErrorCode::OperationBusy,
            Self::NotMade(trouble) => trouble.code,
            Self::NoSuchKey(_) | Self::NoSecret(_) => ErrorCode::NoSuchKey,
            Self::Vault(VaultError::NotOpen) => ErrorCode::VaultClosed,
            Self::Vault(VaultError::WrongPassphrase) => ErrorCode::WrongPassphrase,
            Self::Vault(VaultError::NoRecoveryCode | VaultError::WrongRecoveryCode) => {
                ErrorCode::WrongRecoveryCode
            }
            Self::RecoveryCode(_) => ErrorCode::RecoveryCodeMalformed,
            Self::Locked => ErrorCode::Locked,
            Self::SecretUnsealed => ErrorCode::SecretUnsealed,
            Self::Vault(VaultError::EmptyPassphrase) => ErrorCode::InputRefused,
            Self::Vault(_) => ErrorCode::VaultFailed,
            Self::Ledger(_) | Self::Folder { .. } => ErrorCode::LedgerFailed,
            Self::FileExists(_) => ErrorCode::FileExists,
            Self::File { .. } => ErrorCode::FileFailed,
            Self::Clipboard(_) => ErrorCode::ClipboardFailed,
            Self::Cancelled => ErrorCode::Cancelled,
            Self::Definition(_)
            | Self::NoDefinition(_)
            | Self::Record(_)
            | Self::Seal
            | Self::Session(_)
            | Self::Task(_) => ErrorCode::Internal,
        }
    }

    fn server(&self) -> Option<ServerId> {
        match self {
            Self::Connect { server, .. } => server.clone(),
            Self::SignInNeeded(server)
            | Self::NoCodeExpected(server)
            | Self::LockedOut { server, .. }
            | Self::Assumed { server, .. }
            | Self::NoSuchKey(server)
            | Self::NoSecret(server) => Some(server.clone()),
            _ => None,
        }
    }

    /// The certificate that was shown and not trusted.
    fn certificate(&self) -> Option<Box<CertificateView>> {
        match self {
            Self::Connect { source: ConnectError::TlsNotTrusted { sha256: Some(sha256), .. }, .. } => {
                Some(Box::new(CertificateView { sha256: sha256.clone() }))
            }
            _ => None,
        }
    }

    pub(crate) fn wait(&self) -> (Option<u32>, bool) {
        match self {
            Self::LockedOut { seconds, assumed, .. } => (Some(*seconds), *assumed),
            Self::Connect { source: ConnectError::Limited { retry_after, block, assumed }, .. } => {
                // Rounded up: who comes back after the seconds that were told must not be too early.
                let whole = |time: &chrono::TimeDelta| (time.num_milliseconds().max(0) + 999) / 1_000;
                let seconds = |time: &chrono::TimeDelta| u32::try_from(whole(time)).ok();
                match retry_after {
                    Some(told) => (seconds(told), false),
                    None => (block.as_ref().and_then(seconds), *assumed),
                }
            }
            _ => (None, false),
        }
    }

    fn assumed(&self) -> Vec<AssumedFactView> {
        let Self::Assumed { facts, .. } = self else { return Vec::new() };
        let fact =
            |(table, why): &(String, String)| AssumedFactView { table: table.clone(), why: why.clone() };
        facts.iter().map(fact).collect()
    }

    fn detail(&self) -> Option<String> {
        match self {
            Self::Connect { source, .. } => connect_detail(source),
            Self::Input { field, reason } => Some(format!("{field}: {reason}")),
            Self::Vault(error) => Some(error.to_string()),
            Self::Ledger(error) => Some(error.to_string()),
            Self::FileExists(path) => Some(path.display().to_string()),
            Self::NotMade(trouble) => trouble.detail.clone(),
            Self::OperationBusy(why) => Some((*why).to_owned()),
            Self::Folder { .. }
            | Self::File { .. }
            | Self::RecoveryCode(_)
            | Self::Definition(_)
            | Self::OwnDefinition(_)
            | Self::NoDefinition(_)
            | Self::Session(_)
            | Self::Task(_) => Some(self.to_string()),
            _ => None,
        }
    }
}

impl From<ConsoleError> for ErrorView {
    fn from(error: ConsoleError) -> Self {
        Self::from(&error)
    }
}

impl From<&ConsoleError> for ErrorView {
    fn from(error: &ConsoleError) -> Self {
        let (retry_after, retry_assumed) = error.wait();
        Self {
            code: error.code(),
            message: error.to_string(),
            server: error.server(),
            retry_after,
            retry_assumed,
            detail: error.detail(),
            assumed: error.assumed(),
            certificate: error.certificate(),
        }
    }
}

fn connect_code(error: &ConnectError) -> ErrorCode {
    match error {
        ConnectError::Unreachable { kind: Reach::Name } => ErrorCode::UnknownHost,
        ConnectError::Unreachable { kind: Reach::Refused } => ErrorCode::ConnectionRefused,
        ConnectError::Unreachable { kind: Reach::TimedOut } => ErrorCode::TimedOut,
        ConnectError::Unreachable { kind: Reach::Broken } => ErrorCode::ConnectionBroken,
        ConnectError::TlsNotTrusted { .. } => ErrorCode::TlsNotTrusted,
        ConnectError::NotThisSystem { .. } => ErrorCode::NotThisSystem,
        ConnectError::NotJson => ErrorCode::NotJson,
        ConnectError::EmptyAnswer => ErrorCode::EmptyAnswer,
        ConnectError::CutOff => ErrorCode::CutOff,
        ConnectError::TooLarge { .. } => ErrorCode::TooLarge,
        ConnectError::WrongCredentials { .. } => ErrorCode::WrongCredentials,
        ConnectError::PasswordExpired => ErrorCode::PasswordExpired,
        ConnectError::InputOrSecondFactor => ErrorCode::InputOrSecondFactor,
        ConnectError::WrongCode => ErrorCode::WrongCode,
        ConnectError::SessionOver => ErrorCode::SignInNeeded,
        ConnectError::Forbidden { .. } => ErrorCode::Forbidden,
        ConnectError::Limited { .. } => ErrorCode::Limited,
        ConnectError::Refused { .. } => ErrorCode::Refused,
        ConnectError::ServerFault { .. } => ErrorCode::ServerFault,
        ConnectError::NotOffered(_) => ErrorCode::NotOffered,
        ConnectError::OutcomeUnknown => ErrorCode::OutcomeUnknown,
        ConnectError::ChangedMeanwhile => ErrorCode::ChangedMeanwhile,
        ConnectError::Input { .. } => ErrorCode::InputRefused,
        ConnectError::NoSuchKey => ErrorCode::NoSuchKey,
        ConnectError::Unexpected { .. } => ErrorCode::UnexpectedAnswer,
        ConnectError::Address => ErrorCode::AddressMalformed,
        ConnectError::Definition | ConnectError::Credentials => ErrorCode::Internal,
    }
}

fn connect_detail(error: &ConnectError) -> Option<String> {
    match error {
        ConnectError::TlsNotTrusted { reason, .. } => Some(
            match reason {
                TlsReason::UnknownIssuer => "unknown_issuer",
                TlsReason::WrongHost => "wrong_host",
                TlsReason::Expired => "expired",
                TlsReason::NotPinned => "not_pinned",
                TlsReason::ClientCertificate => "client_certificate",
                TlsReason::NoTls => "no_tls",
                TlsReason::Other => "other",
            }
            .to_owned(),
        ),
        ConnectError::NotThisSystem { status, found } => Some(format!("{status}, {found}")),
        ConnectError::TooLarge { limit } => Some((limit / 1_000_000).to_string()),
        ConnectError::WrongCredentials { message } | ConnectError::Forbidden { message } => message.clone(),
        ConnectError::Refused { status, message, fields } => {
            let mut parts: Vec<String> = message.iter().cloned().collect();
            parts.extend(fields.iter().map(|(field, words)| format!("{field}: {words}")));
            Some(if parts.is_empty() { status.to_string() } else { parts.join("; ") })
        }
        ConnectError::ServerFault { status } => Some(status.to_string()),
        ConnectError::Unexpected { pointer } => Some(pointer.clone()),
        ConnectError::Input { name, reason } => Some(format!("{name}: {reason}")),
        _ => None,
    }
}
