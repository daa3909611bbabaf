//! Servers and sessions as a window shows them, and what it asks for.

use std::collections::BTreeMap;

use chatelaine_model::{EnvironmentMark, ServerId, SessionState, SystemId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ErrorView;

/// One server in the list.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ServerView {
    /// Which.
    pub id: ServerId,
    /// The user's name for it.
    pub name: String,
    /// What kind it is.
    pub system: SystemId,
    /// Its base URL.
    pub address: String,
    /// Host and port.
    pub host: String,
    /// Production, test or sandbox.
    pub mark: EnvironmentMark,
    /// Where its session stands.
    pub session: SessionState,
    /// The way last used to sign in.
    pub way: Option<String>,
    /// Accounts that signed in here before, newest first.
    pub known: Vec<String>,
    /// Living keys in the inventory; absent before the first reading and where the system has none.
    pub keys: Option<u32>,
    /// When the inventory was last read from the server.
    pub as_of: Option<DateTime<Utc>>,
    /// What the reading of the inventory is doing.
    pub refresh: RefreshState,
}

/// What the reading of an inventory is doing.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RefreshState {
    /// Nothing.
    Idle,
    /// Reading.
    Running {
        /// Keys read so far.
        seen: u32,
    },
    /// The last reading failed; what was read before still stands.
    Failed {
        /// Why.
        error: ErrorView,
    },
}

/// An address to try before a server is added.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProbeRequest {
    /// What kind it should be.
    pub system: SystemId,
    /// As entered.
    pub address: String,
    /// An authority to trust besides the system's, PEM.
    pub authority: Option<String>,
    /// Options that differ from the definition's defaults.
    pub options: BTreeMap<String, String>,
}

/// What a try found.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProbeView {
    /// The address as it will be used.
    pub address: String,
    /// Whether the connection was encrypted.
    pub tls: bool,
    /// Milliseconds for one question.
    pub latency: u32,
    /// Seconds that the server's clock is ahead of this computer's; absent when it does not say.
    pub clock_apart: Option<i32>,
    /// Whether telling this system apart rests on an assumed fact.
    pub assumed: bool,
}

/// A server to add.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AddServerRequest {
    /// The user's name for it; must be free.
    pub name: String,
    /// What kind it is.
    pub system: SystemId,
    /// As entered.
    pub address: String,
    /// Production or test.
    pub mark: EnvironmentMark,
    /// An authority to trust besides the system's, PEM.
    pub authority: Option<String>,
    /// Options that differ from the definition's defaults.
    pub options: BTreeMap<String, String>,
}

/// Signing in.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignInRequest {
    /// Where.
    pub server: ServerId,
    /// By which way of the system.
    pub way: String,
    /// The way's fields by name.
    pub fields: BTreeMap<String, String>,
    /// Whether the session shall survive a restart.
    pub keep: bool,
    /// For `cancel_work`.
    pub work: String,
}

impl std::fmt::Debug for SignInRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignInRequest")
            .field("server", &self.server)
            .field("way", &self.way)
            .finish_non_exhaustive()
    }
}

/// What a sign-out did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SignOutView {
    /// The server ended the session.
    EndedOnServer,
    /// The server had ended it already.
    AlreadyEnded,
    /// The system documents no sign-out: forgotten here only.
    ForgottenHere,
    /// The server could not be reached: forgotten here only.
    Unreached,
}
