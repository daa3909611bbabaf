//! What can be asked of the inventory, and the answer: a screenful.

use chatelaine_model::{Key, KeyStatus, ServerId};
use chrono::{DateTime, Utc};

/// The most rows one page has, whatever the limit asked for.
pub const PAGE_LIMIT: u32 = 200;

/// Which keys to show, in which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyQuery {
    /// Text to find in name, owner, hint or note; letters match whatever their case and accents.
    pub search: Option<String>,
    /// Only keys in these states; empty for all.
    pub statuses: Vec<KeyStatus>,
    /// Only keys of these servers; empty for all.
    pub servers: Vec<ServerId>,
    /// The order.
    pub sort: KeySort,
    /// Whether rows are ordered by server first, in the user's order.
    pub grouped: bool,
    /// Rows to leave out at the start.
    pub offset: u64,
    /// Rows wanted; more than [`PAGE_LIMIT`] are never given.
    pub limit: u32,
    /// Whether keys that their server no longer lists are shown too.
    pub gone: bool,
    /// Only keys that have not ended and do so at this instant or before.
    pub ends_by: Option<DateTime<Utc>>,
}

impl Default for KeyQuery {
    /// The first full page of all living keys, by name.
    fn default() -> Self {
        Self {
            search: None,
            statuses: Vec::new(),
            servers: Vec::new(),
            sort: KeySort::default(),
            grouped: false,
            offset: 0,
            limit: PAGE_LIMIT,
            gone: false,
            ends_by: None,
        }
    }
}

impl KeyQuery {
    pub(crate) fn search(&self) -> Option<&str> {
        self.search.as_deref()
    }
}

/// An order of keys. What a server does not report sorts last either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeySort {
    /// By what.
    pub column: KeyColumn,
    /// Whether from last to first.
    pub descending: bool,
}

/// What keys can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeyColumn {
    /// The name, whatever its case and accents; numbers in it by their value.
    #[default]
    Name,
    /// The server's place in the user's order.
    Server,
    /// The owner, whatever its case and accents.
    Owner,
    /// When it was made.
    Created,
    /// When it ends.
    Expires,
    /// The state: active, expiring, expired, revoked, never.
    Status,
}

/// A screenful of keys, with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPage {
    /// The rows of this page.
    pub rows: Vec<Row>,
    /// How many keys match in all.
    pub total: u64,
    /// How many keys these servers have, whatever the search and the states asked for.
    pub all: u64,
    /// How many keys match in each state, whatever the states asked for.
    pub counts: StatusCounts,
    /// The servers that have matching keys, in the user's order.
    pub groups: Vec<Group>,
}

/// A key of a server, as it is known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub server: ServerId,
    /// What is known of it.
    pub key: Key,
    /// Its state at the time of the query.
    pub status: KeyStatus,
    /// When it was first missed in the server's list; absent while it is listed.
    pub gone_since: Option<DateTime<Utc>>,
    /// When the user wants to be reminded of it.
    pub reminder: Option<DateTime<Utc>>,
}

/// How many keys are in each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatusCounts {
    /// Active ones.
    pub active: u64,
    /// Those that end soon.
    pub expiring: u64,
    /// Those that ended.
    pub expired: u64,
    /// Those marked as revoked.
    pub revoked: u64,
    /// Those without an end.
    pub never: u64,
}

/// The matching keys of one server, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which server.
    pub server: ServerId,
    /// Matching keys.
    pub count: u64,
    /// Of these, those that end soon.
    pub expiring: u64,
    /// Of these, those that ended.
    pub expired: u64,
}

/// What a refresh found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Difference {
    /// Keys that were not known, or that had been gone.
    pub added: u64,
    /// Known keys with other facts.
    pub changed: u64,
    /// Keys that are no longer listed.
    pub gone: u64,
    /// Known keys as they were.
    pub same: u64,
}
