//! Keys.

use chatelaine_console::view::{CreatedKeyView, KeyRowView};
use chatelaine_model::{KeyId, KeyStatus, ServerId};
use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::failure::ErrorLine;

/// A key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeyShape {
    id: KeyId,
    server: ServerId,
    name: String,
    hint: Option<String>,
    owner: Option<String>,
    created: Option<DateTime<Utc>>,
    expires: Option<DateTime<Utc>>,
    last_used: Option<DateTime<Utc>>,
    status: KeyStatus,
    permissions: Option<Vec<String>>,
    gone_since: Option<DateTime<Utc>>,
}

impl From<KeyRowView> for KeyShape {
    fn from(row: KeyRowView) -> Self {
        Self {
            id: row.id,
            server: row.server,
            name: row.name,
            hint: row.hint,
            owner: row.owner,
            created: row.created,
            expires: row.expires,
            last_used: row.last_used,
            status: row.status,
            permissions: row.permissions,
            gone_since: row.gone_since,
        }
    }
}

/// A key that was made: what may be said of it, never its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CreatedShape {
    id: KeyId,
    server: ServerId,
    name: String,
    hint: String,
    expires: Option<DateTime<Utc>>,
    /// `kept` (sealed in the profile) or `handed_over` (written to `--secret-file`, no copy kept).
    secret: &'static str,
}

impl CreatedShape {
    /// The shape of a key whose secret was handed over or kept.
    pub(crate) fn of(view: CreatedKeyView, handed_over: bool) -> Self {
        Self {
            id: view.key,
            server: view.server,
            name: view.name,
            hint: view.hint,
            expires: view.expires,
            secret: if handed_over { "handed_over" } else { "kept" },
        }
    }
}

/// How the revocation of one key ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RevokedShape {
    /// The key.
    pub(crate) id: KeyId,
    /// Where.
    pub(crate) server: ServerId,
    /// `done`, `failed` or `unknown`.
    pub(crate) outcome: &'static str,
    /// Why not; the same object as on standard error.
    pub(crate) error: Option<ErrorLine>,
}

/// A secret in the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CopiedShape {
    /// The key.
    pub(crate) id: KeyId,
    /// Where.
    pub(crate) server: ServerId,
    /// When the clipboard is cleared.
    pub(crate) clears: Option<DateTime<Utc>>,
}

/// A key that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChangedShape {
    /// The key.
    pub(crate) id: KeyId,
    /// Where.
    pub(crate) server: ServerId,
}

/// A key and an instant that was set for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EndShape {
    /// The key.
    pub(crate) id: KeyId,
    /// Where.
    pub(crate) server: ServerId,
    /// Its end, or the reminder; null for none.
    pub(crate) at: Option<DateTime<Utc>>,
}
