//! What stands in the way of doing something to a key.

use chatelaine_connect::{KeyExpiry, KeyTraits};
use chatelaine_ledger::Row;
use chatelaine_model::{BulkDeed, NewEnd, Obstacle, Power, Server};
use chrono::{DateTime, TimeDelta, Utc};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{AssumedFactView, ErrorView};

/// What one server lets be done, for all its keys alike.
#[derive(Debug, Clone)]
pub(super) struct Door {
    pub(super) traits: Option<KeyTraits>,
    pub(super) offered: bool,
    pub(super) signed_in: bool,
    pub(super) assumed: Vec<AssumedFactView>,
}

impl Console {
    pub(super) fn door(&self, server: &Server, deed: BulkDeed) -> Result<Door, ConsoleError> {
        let power = power(deed);
        let assumed = match self.accepted(server, power) {
            Err(error @ ConsoleError::Assumed { .. }) => ErrorView::from(error).assumed,
            Err(error) => return Err(error),
            Ok(()) => Vec::new(),
        };
        Ok(Door {
            traits: self.definition_of(server)?.keys(),
            offered: self.offers(server, power)?,
            signed_in: self.seats.of(&server.id).holder().is_some(),
            assumed,
        })
    }
}

impl Door {
    /// Why a key cannot be done; what a person can change comes last.
    pub(super) fn obstacle(
        &self,
        row: &Row,
        deed: BulkDeed,
        in_rotation: bool,
        now: DateTime<Utc>,
    ) -> Option<Obstacle> {
        let Some(traits) = self.traits.as_ref().filter(|_| self.offered) else {
            return Some(self.not_offered(deed));
        };
        let key = &row.key;
        let own = match deed {
            _ if row.gone_since.is_some() => Some(Obstacle::Gone),
            BulkDeed::Revoke | BulkDeed::Rotate if key.revoked => Some(Obstacle::Already),
            BulkDeed::Restore if !key.revoked => Some(Obstacle::Already),
            BulkDeed::Rotate if in_rotation => Some(Obstacle::InRotation),
            BulkDeed::ChangeExpiry { end } if !traits.expiry_changes => {
                Some(self.not_offered(BulkDeed::ChangeExpiry { end }))
            }
            BulkDeed::ChangeExpiry { end } => match new_end(end, key.expires) {
                None => Some(Obstacle::NoEnd),
                Some(end) if end <= now => Some(Obstacle::Past),
                Some(end) if key.expires == Some(end) => Some(Obstacle::Already),
                Some(_) => None,
            },
            BulkDeed::Revoke | BulkDeed::Restore | BulkDeed::Rotate => None,
        };
        own.or(self.closed())
    }

    /// Why nothing can be done on this server now, although its system can.
    pub(super) fn closed(&self) -> Option<Obstacle> {
        match self.signed_in {
            _ if !self.assumed.is_empty() => Some(Obstacle::Assumed),
            false => Some(Obstacle::NotSignedIn),
            true => None,
        }
    }

    fn not_offered(&self, deed: BulkDeed) -> Obstacle {
        let ends = self.traits.as_ref().is_some_and(|traits| traits.expiry != KeyExpiry::None);
        match deed {
            BulkDeed::ChangeExpiry { .. } if ends => Obstacle::FixedAtCreation,
            _ => Obstacle::NotOffered,
        }
    }
}

/// The power that a deed takes.
pub(super) fn power(deed: BulkDeed) -> Power {
    match deed {
        BulkDeed::Revoke => Power::RevokeKey,
        BulkDeed::Restore => Power::RestoreKey,
        BulkDeed::ChangeExpiry { .. } => Power::ChangeExpiry,
        BulkDeed::Rotate => Power::CreateKey,
    }
}

/// The end that a key gets, to the second: servers cut off what is finer.
pub(super) fn new_end(end: NewEnd, before: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    use chrono::SubsecRound as _;
    let end = match end {
        NewEnd::At { at } => Some(at),
        NewEnd::Shift { seconds } => before?.checked_add_signed(TimeDelta::seconds(seconds.into())),
    };
    end.map(|end| end.trunc_subsecs(0))
}

#[cfg(test)]
mod tests {
    use chatelaine_connect::{RevokeEffect, SecretReach};
    use chatelaine_model::{Key, KeyId, KeyStatus, ServerId};

    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).unwrap()
    }

    fn row(expires: Option<TimeDelta>, revoked: bool) -> Row {
        let key = Key {
            id: KeyId::new("7"),
            name: "nightly".into(),
            hint: None,
            owner: None,
            created: None,
            last_used: None,
            expires: expires.map(|end| now() + end),
            endless: false,
            revoked,
            permissions: None,
            about: None,
        };
        let server = ServerId::new("s");
        Row { server, key, status: KeyStatus::Active, gone_since: None, reminder: None }
    }

    fn door() -> Door {
        let traits = KeyTraits {
            expiry: KeyExpiry::Required,
            secret: SecretReach::Once,
            permissions: vec![],
            last_used: false,
            about: false,
            name_limit: None,
            revoke: RevokeEffect::Marks,
            restorable: true,
            expiry_changes: true,
            lag: None,
            note: None,
        };
        Door { traits: Some(traits), offered: true, signed_in: true, assumed: vec![] }
    }

    fn shift(days: i32) -> BulkDeed {
        BulkDeed::ChangeExpiry { end: NewEnd::Shift { seconds: days * 86_400 } }
    }

    #[test]
    fn what_is_so_already_or_cannot_be_is_named() {
        let door = door();
        let obstacle = |row: &Row, deed| door.obstacle(row, deed, false, now());
        assert_eq!(obstacle(&row(None, true), BulkDeed::Revoke), Some(Obstacle::Already));
        assert_eq!(obstacle(&row(None, false), BulkDeed::Restore), Some(Obstacle::Already));
        assert_eq!(obstacle(&row(None, false), BulkDeed::Revoke), None);
        assert_eq!(obstacle(&row(None, false), shift(30)), Some(Obstacle::NoEnd));
        assert_eq!(obstacle(&row(Some(TimeDelta::days(3)), false), shift(-4)), Some(Obstacle::Past));
        assert_eq!(obstacle(&row(Some(TimeDelta::days(3)), false), shift(0)), Some(Obstacle::Already));
        assert_eq!(obstacle(&row(Some(TimeDelta::days(3)), false), shift(30)), None);
        let gone = Row { gone_since: Some(now()), ..row(None, false) };
        assert_eq!(obstacle(&gone, BulkDeed::Revoke), Some(Obstacle::Gone));
    }

    #[test]
    fn what_a_person_can_change_is_named_only_where_nothing_else_stands_in_the_way() {
        let closed = Door { signed_in: false, ..door() };
        assert_eq!(
            closed.obstacle(&row(None, false), BulkDeed::Revoke, false, now()),
            Some(Obstacle::NotSignedIn)
        );
        assert_eq!(
            closed.obstacle(&row(None, true), BulkDeed::Revoke, false, now()),
            Some(Obstacle::Already)
        );
        let fixed = Door { offered: false, ..door() };
        let rows = row(Some(TimeDelta::days(3)), false);
        assert_eq!(fixed.obstacle(&rows, shift(1), false, now()), Some(Obstacle::FixedAtCreation));
        assert_eq!(fixed.obstacle(&rows, BulkDeed::Restore, false, now()), Some(Obstacle::NotOffered));
        assert_eq!(door().obstacle(&rows, BulkDeed::Rotate, true, now()), Some(Obstacle::InRotation));
    }
}
