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
    /// Seconds that the server's clock is ahead of this computer's; absent before its first answer.
    pub clock_apart: Option<i32>,
    /// Whether plain http was allowed by name.
    pub plain_http: bool,
}

/// What the reading of an inventory is doing.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RefreshState {
    /// Nothing.
    Idle,
    /// The server asked for a pause; the reading goes on by itself and can be cancelled as `refresh/SERVER`.
    Waiting {
        /// When it goes on.
        until: DateTime<Utc>,
    },
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

/// How a server may be trusted. Everything in it is a deliberate choice of the user's; by default the operating
/// system's verifier decides.
#[derive(Clone, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrustRequest {
    /// An authority to trust besides the system's, PEM.
    pub authority: Option<String>,
    /// Counts more than `authority`: SHA-256 of the only certificate to accept, in hexadecimal digits, with or without colons.
    pub pin: Option<String>,
    /// Whether plain http is allowed to a server that is not on this computer.
    pub plain_http: bool,
    /// A certificate of the user's own to show to the server.
    pub client_certificate: Option<ClientCertificateRequest>,
}

/// A client certificate with its key; sealed in the vault and never given back.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientCertificateRequest {
    /// The file's content in Base64: PEM or PKCS#12.
    pub file: String,
    /// What opens it, if it is closed.
    pub passphrase: Option<String>,
}

impl std::fmt::Debug for TrustRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TrustRequest").field("pin", &self.pin).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for ClientCertificateRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClientCertificateRequest").finish_non_exhaustive()
    }
}

/// An address to try before a server is added.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProbeRequest {
    /// What kind it should be.
    pub system: SystemId,
    /// As entered.
    pub address: String,
    /// How the server may be trusted.
    pub trust: TrustRequest,
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
    /// How the server may be trusted.
    pub trust: TrustRequest,
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
