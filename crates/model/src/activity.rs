//! The log of what was done, to what, by whom, with what outcome.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{KeyId, ServerId};

/// One entry of the log. It never holds a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// When.
    pub at: DateTime<Utc>,
    /// Where; absent for deeds that concern no server.
    pub server: Option<ServerId>,
    /// As whom, in the words used at sign-in; absent when nobody was signed in.
    pub who: Option<String>,
    /// What was done.
    pub deed: Deed,
    /// To which key.
    pub key: Option<KeyId>,
    /// The name of that key or of whatever else was touched.
    pub subject: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// A server was added.
    AddServer,
    /// A server was removed from the list.
    RemoveServer,
    /// Somebody signed in.
    SignIn,
    /// Somebody signed out.
    SignOut,
    /// A key was made.
    CreateKey,
    /// A secret was put on the screen.
    RevealSecret,
    /// A secret was copied to the clipboard.
    CopySecret,
    /// The saved copy of a secret was kept.
    KeepSecret,
    /// The saved copy of a secret was removed.
    RemoveSecret,
    /// A key was revoked or deleted.
    RevokeKey,
}

/// How something ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// As wished.
    Done,
    /// The server or this computer refused.
    Failed,
    /// The answer was lost.
    Unknown,
}
