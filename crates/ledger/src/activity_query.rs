//! What can be asked of the log, and the answers.

use chatelaine_model::{Activity, Deed, Outcome, ServerId};
use chrono::{DateTime, Utc};

use crate::PAGE_LIMIT;

/// Which entries of the log to show, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityQuery {
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
    /// Words to find in account, subject or key id; letters match whatever their case and accents.
    pub search: Option<String>,
    /// Entries to leave out at the start.
    pub offset: u64,
    /// Entries wanted; more than [`PAGE_LIMIT`] are never given.
    pub limit: u32,
}

impl Default for ActivityQuery {
    /// The first full page of the whole log.
    fn default() -> Self {
        Self {
            since: None,
            until: None,
            who: Vec::new(),
            deeds: Vec::new(),
            servers: Vec::new(),
            outcomes: Vec::new(),
            search: None,
            offset: 0,
            limit: PAGE_LIMIT,
        }
    }
}

/// An entry with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place, from 1, in the order in which entries were added.
    pub number: u64,
    /// What it says.
    pub activity: Activity,
}

/// A screenful of the log, with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityPage {
    /// The entries of this page.
    pub rows: Vec<Entry>,
    /// How many entries match in all.
    pub total: u64,
    /// How many entries the log has.
    pub all: u64,
    /// How many entries match by outcome, whatever the outcomes asked for.
    pub counts: OutcomeCounts,
    /// The time of the earliest entry of the log; absent when it is empty.
    pub first: Option<DateTime<Utc>>,
}

/// How many entries ended in which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OutcomeCounts {
    /// As wished.
    pub done: u64,
    /// Refused.
    pub failed: u64,
    /// With a lost answer.
    pub unknown: u64,
}

/// What occurs in the log, for filters to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivityChoices {
    /// Accounts, the one that did something last first; at most 200.
    pub who: Vec<String>,
    /// Deeds.
    pub deeds: Vec<Deed>,
    /// Servers in the user's order, then those that were removed since, with the last name the log knows of them.
    pub servers: Vec<(ServerId, Option<String>)>,
}

/// Where the log ends: what a second place can remember of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActivityHead {
    /// How many entries it has.
    pub count: u64,
    /// The hash of the last one; zeros when there is none.
    pub hash: [u8; 32],
}

/// Whether the log is as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityVerdict {
    /// How many entries were found.
    pub entries: u64,
    /// Where it was touched, in the log's order; at most 100 places. Empty when it is intact.
    pub breaks: Vec<ActivityBreak>,
}

/// A place at which the log was touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActivityBreak {
    /// The place of the entry, as in [`Entry`].
    pub number: u64,
    /// What is wrong there.
    pub fault: ActivityFault,
}

/// What is wrong at a place of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivityFault {
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
