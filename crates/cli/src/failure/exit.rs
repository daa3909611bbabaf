//! Exit codes: a closed list, documented in `docs/terminal.md`.

use chatelaine_console::view::{ErrorCode, ErrorView};

use super::Failure;

/// How a command ended, for the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Failed.
    Failed = 1,
    /// Wrong use: nothing was sent.
    Usage = 2,
    /// The sign-in waits for a code.
    SecondFactor = 3,
    /// Nobody is signed in.
    SignIn = 4,
    /// The system does not offer it.
    NotOffered = 5,
    /// The server asked for a pause.
    Limited = 6,
    /// Some of it was done.
    Partly = 7,
    /// A change was sent and its answer was lost.
    Unknown = 8,
    /// It rests on assumed facts that nobody has accepted yet.
    Assumed = 9,
}

impl Failure {
    /// How the shell hears of it.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Console(error) => of_code(ErrorView::from(error).code),
            Self::Usage(_) => Exit::Usage,
            Self::NoSuchWay { .. } | Self::NotOffered { .. } => Exit::NotOffered,
            Self::SecondFactor { .. } => Exit::SecondFactor,
            Self::Partly { .. } | Self::NotRead(_) | Self::NotTold { .. } | Self::NotHandedOver { .. } => {
                Exit::Partly
            }
            _ => Exit::Failed,
        }
    }
}

fn of_code(code: ErrorCode) -> Exit {
    match code {
        ErrorCode::InputRefused
        | ErrorCode::RecoveryCodeMalformed
        | ErrorCode::AddressMalformed
        | ErrorCode::AddressNotHttps
        | ErrorCode::AddressNotPlain => Exit::Usage,
        ErrorCode::SignInNeeded | ErrorCode::NoCodeExpected => Exit::SignIn,
        ErrorCode::NotOffered => Exit::NotOffered,
        ErrorCode::LockedOut | ErrorCode::Limited => Exit::Limited,
        ErrorCode::OutcomeUnknown => Exit::Unknown,
        ErrorCode::Assumed => Exit::Assumed,
        _ => Exit::Failed,
    }
}
