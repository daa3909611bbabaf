//! A piece of work that survives a crash.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{KeyId, OperationId, ServerId};

/// A key being made. The intent is written before the request, the outcome after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// Given by Chatelaine.
    pub id: OperationId,
    /// Where.
    pub server: ServerId,
    /// The name of the key that is made.
    pub name: String,
    /// The end asked for.
    pub expires: Option<DateTime<Utc>>,
    /// When it began.
    pub began: DateTime<Utc>,
    /// How far it came.
    pub state: OperationState,
    /// The key that it made, once known.
    pub key: Option<KeyId>,
    /// What may be shown of the secret, once known.
    pub hint: Option<String>,
}

/// How far an operation came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OperationState {
    /// The intent is written; no request was sent as far as is known.
    Intended,
    /// The request went out and no answer is known: the key may exist.
    Unknown,
    /// The key exists and its secret is sealed; the user has not yet said what shall become of it.
    Unconfirmed,
    /// Done, the secret is kept.
    Kept,
    /// Done, the saved copy of the secret was removed.
    Removed,
    /// The server refused.
    Failed,
}
