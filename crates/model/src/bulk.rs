//! The same change of many keys, item by item, so that it survives a crash.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{KeyId, OperationId, ServerId, Trouble};

/// A change of many keys. Its items are frozen before it starts and lie beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bulk {
    /// Given by Chatelaine.
    pub id: OperationId,
    /// What is done to each key.
    pub deed: BulkDeed,
    /// When its items were frozen.
    pub began: DateTime<Utc>,
    /// When it was last started, resumed, paused, stopped or done.
    pub changed: DateTime<Utc>,
    /// How far it came.
    pub state: BulkState,
}

/// What is done to each key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum BulkDeed {
    /// It is revoked, or deleted where the system can only do that.
    Revoke,
    /// Its revocation is taken back.
    Restore,
    /// Another end is set.
    ChangeExpiry {
        /// Which.
        end: NewEnd,
    },
    /// A successor is made; each then waits as a rotation of its own.
    Rotate,
}

/// Another end of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum NewEnd {
    /// The same instant for all.
    At {
        /// When.
        at: DateTime<Utc>,
    },
    /// Each end is moved.
    Shift {
        /// By how many seconds; may be negative.
        seconds: i32,
    },
}

/// How far a bulk came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BulkState {
    /// Its items are frozen and shown; nothing was sent.
    Draft,
    /// A program is at it.
    Running,
    /// It stands, and goes on when the user says so. A crash leaves it so.
    Paused,
    /// The user stopped it: what was left stays as it was.
    Stopped,
    /// Every item that could be done was tried.
    Done,
}

/// One key of a bulk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkItem {
    /// Its place, from 0.
    pub number: u32,
    /// On which server.
    pub server: ServerId,
    /// As the server names it.
    pub key: KeyId,
    /// Its name when the items were frozen.
    pub name: String,
    /// What may be shown of its value.
    pub hint: Option<String>,
    /// Its end when the items were frozen.
    pub expires: Option<DateTime<Utc>>,
    /// When it was last used, where the server tells.
    pub last_used: Option<DateTime<Utc>>,
    /// The end that it gets.
    pub new_end: Option<DateTime<Utc>>,
    /// Whether this can be taken back afterwards.
    pub undoable: bool,
    /// How far it came.
    pub state: ItemState,
    /// Why it is skipped.
    pub obstacle: Option<Obstacle>,
    /// Why it failed.
    pub trouble: Option<Trouble>,
    /// Since when it stands so; absent while it waits for its first try.
    pub at: Option<DateTime<Utc>>,
    /// The rotation that it led to.
    pub rotation: Option<OperationId>,
}

/// How far an item came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Not begun.
    Waiting,
    /// Its intent is written and its request may be on its way.
    Sent,
    /// Done.
    Done,
    /// It was refused; it may be tried again.
    Failed,
    /// Its answer was lost: it may have happened.
    Unknown,
    /// It cannot be done, and nothing is sent for it.
    Skipped,
}

/// Why an item cannot be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// The system does not offer it.
    NotOffered,
    /// The end of the system's keys is fixed when they are made.
    FixedAtCreation,
    /// Nobody is signed in to the server.
    NotSignedIn,
    /// It rests on an assumed fact that nobody has accepted for the server.
    Assumed,
    /// It is so already.
    Already,
    /// The server does not list the key any more.
    Gone,
    /// It has no end that could be moved.
    NoEnd,
    /// The new end is over already.
    Past,
    /// A rotation of it is open already.
    InRotation,
}

/// How many items are in each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ItemCounts {
    /// Not begun.
    pub waiting: u32,
    /// On their way.
    pub sent: u32,
    /// Done.
    pub done: u32,
    /// Refused.
    pub failed: u32,
    /// Without an answer.
    pub unknown: u32,
    /// Not possible.
    pub skipped: u32,
    /// Of those done, how many can be taken back.
    pub undoable: u32,
    /// Of those not begun, how many could be taken back once they are done.
    pub could_be_undone: u32,
}

impl BulkDeed {
    /// In a word or two, for the log.
    pub fn word(self) -> &'static str {
        match self {
            Self::Revoke => "revoke",
            Self::Restore => "restore",
            Self::ChangeExpiry { .. } => "change expiry",
            Self::Rotate => "rotate",
        }
    }
}

impl ItemCounts {
    /// All of them.
    pub fn total(&self) -> u32 {
        self.waiting + self.sent + self.done + self.failed + self.unknown + self.skipped
    }

    /// Those that are still to be tried, or on their way.
    pub fn left(&self) -> u32 {
        self.waiting + self.sent
    }
}
