//! What can be asked of the items of a bulk, and what is written of them.

use chatelaine_model::{Activity, BulkItem, ItemState, Key, KeyId, Operation, Rotation, ServerId};
use chrono::{DateTime, Utc};

/// Which items to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemQuery {
    /// Only these states; empty for all.
    pub states: Vec<ItemState>,
    /// Only items of this server.
    pub server: Option<ServerId>,
    /// What failed or is unknown first, then the latest; else in the bulk's own order.
    pub latest_first: bool,
    /// Rows to leave out at the start.
    pub offset: u64,
    /// Rows wanted; more than [`crate::PAGE_LIMIT`] are never given.
    pub limit: u32,
}

/// A screenful of items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemPage {
    /// The rows from the offset on.
    pub rows: Vec<BulkItem>,
    /// How many match.
    pub total: u64,
}

/// What became of some items: written together.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// The items as they stand now.
    pub items: Vec<BulkItem>,
    /// What the inventory is to know.
    pub keys: Vec<(ServerId, KeyId, KeyChange)>,
    /// What the log is to say.
    pub log: Vec<Activity>,
}

/// What belongs together and is written together, all of it or nothing.
#[derive(Debug, Clone, Default)]
pub struct Together {
    /// A creation, new or further on.
    pub operation: Option<Operation>,
    /// A rotation, new or further on.
    pub rotation: Option<Rotation>,
    /// A key that is listed from now on.
    pub key: Option<(ServerId, Key)>,
    /// What the inventory is to know of other keys.
    pub keys: Vec<(ServerId, KeyId, KeyChange)>,
    /// What the log is to say.
    pub log: Vec<Activity>,
}

/// What a key is from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyChange {
    /// Marked as revoked, or no longer.
    Revoked(bool),
    /// It ends at another instant, or not at all.
    Ends(Option<DateTime<Utc>>),
    /// The server does not list it any more, since this instant.
    Gone(DateTime<Utc>),
}
