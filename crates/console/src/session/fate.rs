//! What a failed renewal means for what was sent.

use chatelaine_connect::ConnectError;
use chrono::TimeDelta;

/// How long a renewal waits after a server could not be reached.
const PAUSE: TimeDelta = TimeDelta::seconds(60);

/// What a failed renewal means.
pub(super) enum Fate {
    /// The server was not reached or was busy: what renews is still good.
    Later(TimeDelta),
    /// The answer was lost: what renews may be spent.
    Lost,
    /// The server refused it: what renews is never sent again.
    Refused,
}

/// `repeatable`: the definition says that a lost answer may be asked for again.
pub(super) fn of(error: &ConnectError, repeatable: bool) -> Fate {
    match error {
        // A page or a redirect from whatever stands in front of a server spends nothing.
        ConnectError::Unreachable { .. }
        | ConnectError::TlsNotTrusted { .. }
        | ConnectError::NotThisSystem { .. }
        | ConnectError::ServerFault { .. } => Fate::Later(PAUSE),
        ConnectError::Limited { retry_after, block, .. } => {
            Fate::Later(retry_after.or(*block).unwrap_or(PAUSE).max(PAUSE))
        }
        ConnectError::OutcomeUnknown
        | ConnectError::CutOff
        | ConnectError::EmptyAnswer
        | ConnectError::NotJson
        | ConnectError::TooLarge { .. }
        | ConnectError::Unexpected { .. } => {
            if repeatable {
                Fate::Later(PAUSE)
            } else {
                Fate::Lost
            }
        }
        ConnectError::WrongCredentials { .. }
        | ConnectError::PasswordExpired
        | ConnectError::InputOrSecondFactor
        | ConnectError::WrongCode
        | ConnectError::SessionOver
        | ConnectError::Forbidden { .. }
        | ConnectError::Refused { .. }
        | ConnectError::NotOffered(_)
        | ConnectError::ChangedMeanwhile
        | ConnectError::NoSuchKey
        | ConnectError::Input { .. }
        | ConnectError::Address
        | ConnectError::Definition
        | ConnectError::Credentials => Fate::Refused,
    }
}

/// Whether nobody knows what the server did.
pub(super) fn is_lost(error: &ConnectError) -> bool {
    matches!(of(error, false), Fate::Lost)
}
