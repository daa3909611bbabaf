//! A long-lived credential on a server: its facts, never its value.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::KeyId;

/// A key counts as expiring when its end is this many days away or less.
pub const EXPIRING_WITHIN_DAYS: i64 = 7;

/// What a server reports of one key. What it does not report is absent, never zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// As the server names it.
    pub id: KeyId,
    /// Its name, cleaned for display.
    pub name: String,
    /// What may be shown of its value; absent where the server never shows it again.
    pub hint: Option<String>,
    /// Whom it belongs to, in the server's words.
    pub owner: Option<String>,
    /// When it was made.
    pub created: Option<DateTime<Utc>>,
    /// When it was last used; absent where the server does not tell.
    pub last_used: Option<DateTime<Utc>>,
    /// When it ends.
    pub expires: Option<DateTime<Utc>>,
    /// Whether this server's keys never end, so that an absent `expires` is a fact and not a gap.
    pub endless: bool,
    /// Whether it was marked as revoked.
    pub revoked: bool,
    /// What it may do, by name; absent where the system has no permissions.
    pub permissions: Option<Vec<String>>,
    /// The server's note on it.
    pub about: Option<String>,
}

/// In which state a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyStatus {
    /// It works, and does so for more than [`EXPIRING_WITHIN_DAYS`] days.
    Active,
    /// It works, but not for long.
    Expiring,
    /// Its time is over.
    Expired,
    /// It was marked as revoked.
    Revoked,
    /// It works and has no end.
    Never,
}

impl Key {
    /// The state at an instant. Revoked outweighs expired.
    pub fn status(&self, now: DateTime<Utc>) -> KeyStatus {
        match self.expires {
            _ if self.revoked => KeyStatus::Revoked,
            Some(end) if end <= now => KeyStatus::Expired,
            Some(end) if end <= now + TimeDelta::days(EXPIRING_WITHIN_DAYS) => KeyStatus::Expiring,
            Some(_) => KeyStatus::Active,
            None if self.endless => KeyStatus::Never,
            None => KeyStatus::Active,
        }
    }
}

/// What a new key shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// Its name.
    pub name: String,
    /// When it shall end; absent for never, where the system allows that.
    pub expires: Option<DateTime<Utc>>,
    /// What it may do, by the names in the definition.
    pub permissions: Vec<String>,
    /// A note for others.
    pub about: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(expires: Option<DateTime<Utc>>, revoked: bool, endless: bool) -> Key {
        Key {
            id: KeyId::new("1"),
            name: "nightly".into(),
            hint: None,
            owner: None,
            created: None,
            last_used: None,
            expires,
            endless,
            revoked,
            permissions: None,
            about: None,
        }
    }

    #[test]
    fn status_follows_the_end_and_the_mark() {
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let in_days = |days| Some(now + TimeDelta::days(days));
        assert_eq!(key(in_days(8), false, false).status(now), KeyStatus::Active);
        assert_eq!(key(in_days(7), false, false).status(now), KeyStatus::Expiring);
        assert_eq!(key(Some(now), false, false).status(now), KeyStatus::Expired);
        assert_eq!(key(in_days(8), true, false).status(now), KeyStatus::Revoked);
        assert_eq!(key(in_days(-8), true, false).status(now), KeyStatus::Revoked);
        assert_eq!(key(None, false, true).status(now), KeyStatus::Never);
        assert_eq!(key(None, false, false).status(now), KeyStatus::Active);
    }
}
