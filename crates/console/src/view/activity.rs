//! The activity log as a window shows it.

use chatelaine_model::{Deed, KeyId, Outcome, ServerId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ErrorCode;

/// What a window asks the log for: one screenful, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityQueryView {
    /// From this instant on.
    pub since: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
    /// Only what was done as one of these accounts; empty for all.
    pub who: Vec<String>,
    /// Only these deeds; empty for all.
    pub deeds: Vec<Deed>,
    /// Only what was done on these servers; empty for all.
    pub servers: Vec<ServerId>,
    /// Only what ended so; empty for all.
    pub outcomes: Vec<Outcome>,
    /// Words in account, subject or key id.
    pub search: Option<String>,
    /// Entries to skip.
    pub offset: u32,
    /// Entries to give; at most 200.
    pub limit: u32,
}

/// One screenful of the log.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityPageView {
    /// The entries from `offset` on.
    pub rows: Vec<ActivityRowView>,
    /// How many match.
    pub total: u32,
    /// How many entries the log has.
    pub all: u32,
    /// How many match by outcome, whatever outcomes were asked for.
    pub counts: OutcomeCountsView,
    /// The time of the earliest entry of the log; absent when it is empty.
    pub first: Option<DateTime<Utc>>,
}

/// Entries by outcome.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeCountsView {
    /// As wished.
    pub done: u32,
    /// Refused.
    pub failed: u32,
    /// With a lost answer.
    pub unknown: u32,
}

/// One entry.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityRowView {
    /// Its place in the log, from 1; names the entry for good.
    pub number: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// Where; absent for deeds that concern no server. The server may have been removed since.
    pub server: Option<ServerId>,
    /// As whom; absent when nobody was signed in.
    pub who: Option<String>,
    /// What was done.
    pub deed: Deed,
    /// To which key.
    pub key: Option<KeyId>,
    /// The name of that key or of whatever else was touched.
    pub subject: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it was not done; absent when it was, and for entries of earlier versions.
    pub reason: Option<ErrorCode>,
}

/// A span of time: a day in the reader's zone, say.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SpanView {
    /// From this instant on.
    pub since: DateTime<Utc>,
    /// Before this instant.
    pub until: DateTime<Utc>,
}

/// What occurs in the log, for filters to choose from.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityChoicesView {
    /// Accounts, the one that did something last first; at most 200.
    pub who: Vec<String>,
    /// Deeds.
    pub deeds: Vec<Deed>,
    /// Servers in the user's order, then those that were removed since.
    pub servers: Vec<ActivityServerView>,
}

/// A server that the log knows.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityServerView {
    /// Which.
    pub id: ServerId,
    /// Its name, or the last one that the log knows; absent when it knows none.
    pub name: Option<String>,
}

/// Whether the log is as it was written.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityCheckView {
    /// When it was checked.
    pub checked: DateTime<Utc>,
    /// How many entries were found.
    pub entries: u32,
    /// Whether its sealed end could be compared.
    pub seal: SealView,
    /// Where it was touched, in the log's order; at most 100 places. Empty when it is intact.
    pub breaks: Vec<ActivityBreakView>,
}

/// The sealed end of the log: without the vault's key nobody can make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "state", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum SealView {
    /// It was compared: the log up to there was not written anew, unless a break says so.
    Compared {
        /// How many entries it covers.
        entries: u32,
    },
    /// Nothing was sealed yet, or the seal was removed.
    Absent,
    /// The vault is shut.
    Shut,
    /// It cannot be read: damaged, or not sealed by this profile.
    Unreadable,
}

/// A place at which the log was touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityBreakView {
    /// The place, as in [`ActivityRowView`].
    pub number: u32,
    /// What is wrong there.
    pub fault: ActivityFaultView,
}

/// What is wrong at a place of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ActivityFaultView {
    /// The entry says something else than when it was written.
    Edited,
    /// One entry or more that stood here is not there.
    Missing,
    /// The entry was written at another place.
    Moved,
    /// The log ends before this place, or what tells its end is gone.
    EndMissing,
    /// The entries from here on were not added by this program.
    Added,
    /// The chain is whole, but it is another than the one that was sealed.
    Rewritten,
}
