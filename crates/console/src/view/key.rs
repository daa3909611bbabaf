//! Keys as a window shows them.

use chatelaine_model::{KeyId, KeyStatus, OperationId, OperationState, ServerId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What a window asks the inventory for: one screenful.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyQueryView {
    /// Words in name, owner, hint or note.
    pub search: Option<String>,
    /// Only these states; empty for all.
    pub statuses: Vec<KeyStatus>,
    /// Only these servers; empty for all.
    pub servers: Vec<ServerId>,
    /// Whether keys that their server no longer lists are given too.
    pub gone: bool,
    /// Sorted by.
    pub sort: KeyColumnView,
    /// From the end.
    pub descending: bool,
    /// Servers first, in the user's order.
    pub grouped: bool,
    /// Rows to skip.
    pub offset: u32,
    /// Rows to give; at most 200.
    pub limit: u32,
}

/// A column to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyColumnView {
    /// Name.
    Name,
    /// Server, by its name.
    Server,
    /// Owner.
    Owner,
    /// Creation.
    Created,
    /// End.
    Expires,
    /// State.
    Status,
}

/// One screenful of keys.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyPageView {
    /// The rows from `offset` on.
    pub rows: Vec<KeyRowView>,
    /// How many match.
    pub total: u32,
    /// How many there are on the servers asked for, whatever the search and state.
    pub all: u32,
    /// How many match in each state, whatever states were asked for.
    pub counts: StatusCountsView,
    /// The matching rows by server, in order.
    pub groups: Vec<KeyGroupView>,
}

/// Keys by state.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StatusCountsView {
    /// Working for more than a week.
    pub active: u32,
    /// Ending within a week.
    pub expiring: u32,
    /// Ended.
    pub expired: u32,
    /// Marked as revoked.
    pub revoked: u32,
    /// Working without end.
    pub never: u32,
}

/// Matching keys of one server.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyGroupView {
    /// Which.
    pub server: ServerId,
    /// How many.
    pub count: u32,
    /// Of these, ended.
    pub expired: u32,
    /// Of these, ending within a week.
    pub expiring: u32,
}

/// One key.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyRowView {
    /// On which server.
    pub server: ServerId,
    /// As the server names it.
    pub id: KeyId,
    /// Its name.
    pub name: String,
    /// What may be shown of its value.
    pub hint: Option<String>,
    /// Whom it belongs to; absent when not reported.
    pub owner: Option<String>,
    /// When it was made; absent when not reported.
    pub created: Option<DateTime<Utc>>,
    /// When it was last used; absent when not reported.
    pub last_used: Option<DateTime<Utc>>,
    /// When it ends; absent when it does not or when that is not reported.
    pub expires: Option<DateTime<Utc>>,
    /// When the user wants to be reminded of it: kept by Chatelaine, unknown to the server.
    pub reminder: Option<DateTime<Utc>>,
    /// What it may do; absent where the system has no permissions.
    pub permissions: Option<Vec<String>>,
    /// The server's note on it.
    pub about: Option<String>,
    /// Its state now.
    pub status: KeyStatus,
    /// Where Copy finds its secret.
    pub secret: SecretPlace,
    /// Since when the server no longer lists it; absent while it does.
    pub gone_since: Option<DateTime<Utc>>,
}

/// Where a key's secret can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SecretPlace {
    /// Kept here by the user's choice.
    Here,
    /// The server gives it again.
    Server,
    /// Nowhere: it was shown once.
    Nowhere,
}

/// What a new key shall be.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CreateKeyRequest {
    /// Where.
    pub server: ServerId,
    /// Its name.
    pub name: String,
    /// When it shall end; absent for never.
    pub expires: Option<DateTime<Utc>>,
    /// What it may do, by the names the system gives.
    pub permissions: Vec<String>,
    /// A note for others.
    pub about: Option<String>,
}

/// A key that was made. Its secret is sealed already; ask for it by the operation.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CreatedKeyView {
    /// To reveal, copy or settle the secret.
    pub operation: OperationId,
    /// Where.
    pub server: ServerId,
    /// As the server names it.
    pub key: KeyId,
    /// Its name.
    pub name: String,
    /// What may be shown of the secret.
    pub hint: String,
    /// How many characters the secret has, for the mask.
    pub length: u32,
    /// When it ends.
    pub expires: Option<DateTime<Utc>>,
    /// Whether the server gives the secret again.
    pub readable: bool,
    /// Whether the secret is sealed on disk or in memory already. If not, it is only in this process: settling it
    /// with `keep` tries again.
    pub sealed: bool,
}

/// A creation that waits for a person.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnfinishedView {
    /// Which.
    pub operation: OperationId,
    /// Where.
    pub server: ServerId,
    /// The name of the key.
    pub name: String,
    /// When it began.
    pub began: DateTime<Utc>,
    /// `unconfirmed` (the secret waits) or `unknown` (the answer was lost).
    pub state: OperationState,
    /// The key as far as known.
    pub created: Option<CreatedKeyView>,
}

/// What shall become of the saved copy of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SecretChoice {
    /// Keep it sealed on this computer.
    Keep,
    /// Remove it: it is stored elsewhere.
    Remove,
}

/// What the clipboard holds of ours.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClipboardView {
    /// When it is cleared; absent when nothing of ours is in it.
    pub clears: Option<DateTime<Utc>>,
    /// Seconds from copying to clearing.
    pub span: u32,
    /// It could not be cleared when it was time: the secret may still be there.
    pub stuck: bool,
}
