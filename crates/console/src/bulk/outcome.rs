//! What became of an item, by how its request ended.

use chatelaine_connect::{ConnectError, RevokeEffect};
use chatelaine_ledger::KeyChange;
use chatelaine_model::{Activity, BulkDeed, BulkItem, Deed, ItemState, Obstacle, Outcome, Trouble};
use chrono::{DateTime, Utc};

use crate::error::ConsoleError;
use crate::view::ErrorCode;

/// What to do after a request of an item.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is settled like this.
    Settled(ItemState, Option<Obstacle>, Option<Trouble>),
    /// The server wants a pause; nothing was done.
    Pause,
    /// Nothing was done, and nothing would be for the items after it.
    Halt(Trouble),
}

impl Fate {
    pub(super) fn of(ended: &Result<(), ConsoleError>) -> Self {
        let error = match ended {
            Ok(()) => return Self::Settled(ItemState::Done, None, None),
            Err(error) => error,
        };
        match error {
            error if error.leaves_unknown() => Self::Settled(ItemState::Unknown, None, Some(error.trouble())),
            ConsoleError::Connect { source, .. } => match source {
                // A part of it may be there: only looking tells.
                ConnectError::ChangedMeanwhile => {
                    Self::Settled(ItemState::Unknown, None, Some(error.trouble()))
                }
                ConnectError::NoSuchKey => Self::Settled(ItemState::Skipped, Some(Obstacle::Gone), None),
                ConnectError::Limited { .. } => Self::Pause,
                ConnectError::Unreachable { .. }
                | ConnectError::TlsNotTrusted { .. }
                | ConnectError::SessionOver
                | ConnectError::NotOffered(_)
                | ConnectError::Address
                | ConnectError::Definition
                | ConnectError::Credentials => Self::Halt(error.trouble()),
                _ => Self::Settled(ItemState::Failed, None, Some(error.trouble())),
            },
            ConsoleError::NoSuchKey(_) => Self::Settled(ItemState::Skipped, Some(Obstacle::Gone), None),
            ConsoleError::NotMade(trouble) if trouble.code == ErrorCode::Limited => Self::Pause,
            ConsoleError::NotMade(trouble) if stands_in_all_ways(trouble.code) => Self::Halt(error.trouble()),
            ConsoleError::Input { .. } | ConsoleError::OperationBusy(_) | ConsoleError::NotMade(_) => {
                Self::Settled(ItemState::Failed, None, Some(error.trouble()))
            }
            _ => Self::Halt(error.trouble()),
        }
    }
}

/// Whether what one successor was not made for holds for all.
fn stands_in_all_ways(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::SignInNeeded
            | ErrorCode::LockedOut
            | ErrorCode::VaultClosed
            | ErrorCode::VaultFailed
            | ErrorCode::LedgerFailed
            | ErrorCode::UnknownHost
            | ErrorCode::ConnectionRefused
            | ErrorCode::TimedOut
            | ErrorCode::ConnectionBroken
            | ErrorCode::TlsNotTrusted
    )
}

/// What the inventory is to know of a key whose item is settled.
pub(crate) fn key_change(
    item: &BulkItem,
    deed: BulkDeed,
    effect: RevokeEffect,
    now: DateTime<Utc>,
) -> Option<KeyChange> {
    match (item.state, deed) {
        (ItemState::Skipped, _) if item.obstacle == Some(Obstacle::Gone) => Some(KeyChange::Gone(now)),
        (ItemState::Done, BulkDeed::Revoke) if effect == RevokeEffect::Deletes => Some(KeyChange::Gone(now)),
        (ItemState::Done, BulkDeed::Revoke) => Some(KeyChange::Revoked(true)),
        (ItemState::Done, BulkDeed::Restore) => Some(KeyChange::Revoked(false)),
        (ItemState::Done, BulkDeed::ChangeExpiry { .. }) => Some(KeyChange::Ends(item.new_end)),
        _ => None,
    }
}

/// What the log says of a settled item; nothing where nothing was sent, and nothing of a rotation, which speaks for
/// itself.
pub(crate) fn entry(
    item: &BulkItem,
    deed: BulkDeed,
    who: Option<&str>,
    now: DateTime<Utc>,
) -> Option<Activity> {
    let outcome = match item.state {
        ItemState::Done => Outcome::Done,
        ItemState::Failed => Outcome::Failed,
        ItemState::Unknown => Outcome::Unknown,
        ItemState::Waiting | ItemState::Sent | ItemState::Skipped => return None,
    };
    if deed == BulkDeed::Rotate {
        return None;
    }
    Some(Activity {
        at: now,
        server: Some(item.server.clone()),
        who: who.map(str::to_owned),
        deed: deed_of_each(deed),
        key: Some(item.key.clone()),
        subject: Some(item.name.clone()),
        outcome,
        reason: item.trouble.as_ref().map(|trouble| trouble.code.clone()),
    })
}

/// What a bulk does to each key, as the log names it.
pub(crate) fn deed_of_each(deed: BulkDeed) -> Deed {
    match deed {
        BulkDeed::Revoke => Deed::RevokeKey,
        BulkDeed::Restore => Deed::RestoreKey,
        BulkDeed::ChangeExpiry { .. } => Deed::ChangeExpiry,
        BulkDeed::Rotate => Deed::RotateKey,
    }
}

#[cfg(test)]
mod tests {
    use chatelaine_connect::Reach;
    use chatelaine_model::ServerId;

    use super::*;

    fn state(source: ConnectError) -> Option<ItemState> {
        match Fate::of(&Err(ConsoleError::Connect { server: None, source })) {
            Fate::Settled(state, ..) => Some(state),
            Fate::Pause | Fate::Halt(_) => None,
        }
    }

    #[test]
    fn what_may_have_happened_is_unknown_and_what_was_refused_has_failed() {
        for source in [
            ConnectError::OutcomeUnknown,
            ConnectError::CutOff,
            ConnectError::NotJson,
            ConnectError::ServerFault { status: 502 },
            ConnectError::ChangedMeanwhile,
        ] {
            assert_eq!(state(source.clone()), Some(ItemState::Unknown), "{source:?}");
        }
        let refused = ConnectError::Refused { status: 400, message: None, fields: vec![] };
        assert_eq!(state(refused), Some(ItemState::Failed));
        assert_eq!(state(ConnectError::Forbidden { message: None }), Some(ItemState::Failed));
        assert_eq!(state(ConnectError::NoSuchKey), Some(ItemState::Skipped));
    }

    #[test]
    fn what_was_surely_not_sent_stays_to_be_done() {
        let limited = ConnectError::Limited { retry_after: None, block: None, assumed: false };
        assert_eq!(Fate::of(&Err(ConsoleError::Connect { server: None, source: limited })), Fate::Pause);
        let halted = [
            ConsoleError::SignInNeeded(ServerId::new("s")),
            ConsoleError::Connect {
                server: None,
                source: ConnectError::Unreachable { kind: Reach::Refused },
            },
        ];
        for error in halted {
            assert!(matches!(Fate::of(&Err(error)), Fate::Halt(_)));
        }
    }
}
