//! One server in full: how it is trusted and spoken to, and what of that is assumed.

use std::collections::BTreeMap;

use chatelaine_model::{EnvironmentMark, Power, ServerId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ServerView, TrustRequest};

/// One server in full.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ServerDetailsView {
    /// As in the list.
    pub server: ServerView,
    /// How it is trusted.
    pub trust: TrustView,
    /// The definition's options as they are set here, defaults included.
    pub options: BTreeMap<String, String>,
    /// Everything that is assumed of such servers.
    pub assumed: Vec<AssumedView>,
}

/// How a server is trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrustView {
    /// Whether an authority of its own is trusted.
    pub authority: bool,
    /// The only certificate that is accepted: SHA-256, hexadecimal.
    pub pin: Option<String>,
    /// Whether plain http was allowed.
    pub plain_http: bool,
    /// Whether a client certificate goes along.
    pub client_certificate: bool,
}

/// One assumed fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssumedView {
    /// The definition's table that rests on it, such as `keys.create`.
    pub table: String,
    /// The power that is used by it; absent where it is no power of its own.
    pub power: Option<Power>,
    /// Why it is believed.
    pub why: String,
    /// Whether its first use on a server asks. What only reads a time or a limit does not.
    pub asks: bool,
    /// When the user accepted it for this server.
    pub accepted: Option<DateTime<Utc>>,
    /// What can be corrected of it.
    pub places: Vec<PlaceView>,
}

/// One value of a definition that can be corrected for a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlaceView {
    /// Where it stands, such as `keys.create.request.path`.
    pub place: String,
    /// What holds on this server.
    pub value: String,
    /// What the definition says.
    pub default: String,
}

/// What shall be different of a server. Absent members stay as they are.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeServerRequest {
    /// Which.
    pub server: ServerId,
    /// Another name.
    pub name: Option<String>,
    /// Another address. The session goes on while scheme, host and port stay; else it is forgotten here.
    pub address: Option<String>,
    /// Production or test.
    pub mark: Option<EnvironmentMark>,
    /// All options that differ from the definition's defaults.
    pub options: Option<BTreeMap<String, String>>,
    /// Corrections by place; `null` takes one back. Places that are not named keep theirs.
    pub corrections: Option<BTreeMap<String, Option<String>>>,
    /// Another trust, whole: what is absent in it is no longer trusted, and a client certificate no longer shown.
    pub trust: Option<TrustRequest>,
}
