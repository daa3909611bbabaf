//! Bulk work as a window shows it.

use chatelaine_model::{BulkDeed, BulkState, ItemState, KeyId, KeyStatus, Obstacle, OperationId, ServerId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{AssumedFactView, RevokeEffectView, RotationBriefView, TroubleView};

/// What shall be done to many keys. Preparing it freezes the items; nothing is sent before it is started.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BulkRequest {
    /// What is done to each key.
    pub deed: BulkDeed,
    /// To which keys.
    pub selection: BulkSelection,
}

/// Which keys a bulk takes.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum BulkSelection {
    /// These.
    Keys {
        /// Each by server and id.
        keys: Vec<KeyRefView>,
    },
    /// All that match now, but a few.
    Query {
        /// Words in name, owner, hint or note.
        search: Option<String>,
        /// Only these states; empty for all.
        statuses: Vec<KeyStatus>,
        /// Only these servers; empty for all.
        servers: Vec<ServerId>,
        /// Not these.
        except: Vec<KeyRefView>,
    },
}

/// A key by its server and id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyRefView {
    /// Where.
    pub server: ServerId,
    /// As the server names it.
    pub key: KeyId,
}

/// A bulk as it stands.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BulkView {
    /// Which.
    pub id: OperationId,
    /// What is done to each key.
    pub deed: BulkDeed,
    /// When its items were frozen.
    pub began: DateTime<Utc>,
    /// When it was last started, paused, stopped or done.
    pub changed: DateTime<Utc>,
    /// How far it came. `running` only while a program is at it.
    pub state: BulkState,
    /// Whether that program is another one than this.
    pub elsewhere: bool,
    /// All items.
    pub counts: ItemCountsView,
    /// Seconds until it is done at the present pace; absent while that is not known.
    pub left_seconds: Option<u32>,
    /// The items by server, in the user's order.
    pub servers: Vec<BulkServerView>,
}

/// Items by their state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemCountsView {
    /// All.
    pub total: u32,
    /// Done.
    pub done: u32,
    /// Refused; may be tried again.
    pub failed: u32,
    /// Without an answer: they may have happened. To be looked up, never sent again by themselves.
    pub unknown: u32,
    /// Not possible; nothing is sent for them.
    pub skipped: u32,
    /// To be done, or on their way.
    pub left: u32,
    /// Of those done, how many can be taken back; of a draft, how many could be.
    pub undoable: u32,
}

/// The items of one server.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BulkServerView {
    /// Which.
    pub server: ServerId,
    /// Its items.
    pub counts: ItemCountsView,
    /// What revoking does there.
    pub effect: Option<RevokeEffectView>,
    /// Until when the server asked to wait; the others go on.
    pub wait_until: Option<DateTime<Utc>>,
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// Assumed facts that have to be accepted before its items can be done.
    pub assumed: Vec<AssumedFactView>,
    /// Why this server's items stand still although the bulk runs.
    pub trouble: Option<TroubleView>,
}

/// What a window asks of the items: one screenful.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BulkItemQuery {
    /// Of which bulk.
    pub operation: OperationId,
    /// Only these states; empty for all.
    pub states: Vec<ItemState>,
    /// Only this server.
    pub server: Option<ServerId>,
    /// The latest first instead of the bulk's own order, what failed or is unknown before all.
    pub latest_first: bool,
    /// Rows to skip.
    pub offset: u32,
    /// Rows to give; at most 200.
    pub limit: u32,
}

/// One screenful of items.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BulkPageView {
    /// The rows from `offset` on.
    pub rows: Vec<BulkItemView>,
    /// How many match.
    pub total: u32,
}

/// One key of a bulk.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BulkItemView {
    /// Its place, from 0: by this it is named.
    pub number: u32,
    /// On which server.
    pub server: ServerId,
    /// As the server names it.
    pub key: KeyId,
    /// Its name.
    pub name: String,
    /// What may be shown of its value.
    pub hint: Option<String>,
    /// Its end before.
    pub expires: Option<DateTime<Utc>>,
    /// When it was last used; absent when not reported.
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
    pub error: Option<TroubleView>,
    /// Since when it stands so.
    pub at: Option<DateTime<Utc>>,
    /// The rotation that it led to.
    pub rotation: Option<OperationId>,
}

/// All work that is open.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OperationListView {
    /// Rotations: the overdue first, then by age.
    pub rotations: Vec<RotationBriefView>,
    /// Bulks that run, are paused, or ended with items that failed or are unknown; newest first.
    pub bulks: Vec<BulkView>,
}
