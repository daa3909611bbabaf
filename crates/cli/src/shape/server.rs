//! Servers and sessions.

use std::collections::BTreeMap;

use chatelaine_console::view::{
    AssumedView, ProbeView, ServerDetailsView, ServerView, SignOutView, TrustView,
};
use chatelaine_model::{EndReason, EnvironmentMark, ServerId, SessionState, SystemId};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// A server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ServerShape {
    id: ServerId,
    name: String,
    system: SystemId,
    url: String,
    mark: EnvironmentMark,
    plain_http: bool,
}

impl From<&ServerView> for ServerShape {
    fn from(view: &ServerView) -> Self {
        Self {
            id: view.id.clone(),
            name: view.name.clone(),
            system: view.system.clone(),
            url: view.address.clone(),
            mark: view.mark,
            plain_http: view.plain_http,
        }
    }
}

/// A server in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DetailsShape {
    #[serde(flatten)]
    server: ServerShape,
    trust: TrustView,
    options: BTreeMap<String, String>,
    /// What is different from the definition on this server, by place.
    corrections: BTreeMap<String, String>,
    assumed: Vec<AssumedView>,
}

impl DetailsShape {
    /// The shape of a server and its corrections.
    pub(crate) fn of(view: ServerDetailsView, corrections: BTreeMap<String, String>) -> Self {
        Self {
            server: ServerShape::from(&view.server),
            trust: view.trust,
            options: view.options,
            corrections,
            assumed: view.assumed,
        }
    }
}

/// What `server test` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProbeShape {
    url: String,
    encrypted: bool,
    milliseconds: u32,
    /// Seconds that the server's clock is ahead of this computer's.
    clock_apart: Option<i32>,
    /// Whether telling this system apart rests on an assumed fact.
    assumed: bool,
}

impl From<&ProbeView> for ProbeShape {
    fn from(view: &ProbeView) -> Self {
        Self {
            url: view.address.clone(),
            encrypted: view.tls,
            milliseconds: view.latency,
            clock_apart: view.clock_apart,
            assumed: view.assumed,
        }
    }
}

/// Where a session stands. What a state does not have is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StatusShape {
    /// The server's id.
    pub(crate) server: ServerId,
    /// The server's name.
    pub(crate) name: String,
    /// `signed_out`, `second_factor`, `signed_in`, `renewing`, `needs_sign_in` or `locked_out`.
    pub(crate) state: &'static str,
    /// As whom.
    pub(crate) who: Option<String>,
    /// When the session, or the code that is waited for, ends.
    pub(crate) ends: Option<DateTime<Utc>>,
    /// Whether Chatelaine renews the session by itself.
    pub(crate) renews: Option<bool>,
    /// How a code is delivered, in the server's word.
    pub(crate) channel: Option<String>,
    /// Why a session ended.
    pub(crate) reason: Option<EndReason>,
    /// Until when the server blocks sign-ins.
    pub(crate) until: Option<DateTime<Utc>>,
}

impl StatusShape {
    /// The shape of a session's state.
    pub(crate) fn of(server: ServerId, name: String, session: SessionState) -> Self {
        let shape = Self {
            server,
            name,
            state: "signed_out",
            who: None,
            ends: None,
            renews: None,
            channel: None,
            reason: None,
            until: None,
        };
        match session {
            SessionState::SignedOut => shape,
            SessionState::SecondFactor { channel, ends, .. } => {
                Self { state: "second_factor", channel: Some(channel), ends, ..shape }
            }
            SessionState::SignedIn { who, ends, renews, .. } => {
                Self { state: "signed_in", who: Some(who), ends, renews: Some(renews), ..shape }
            }
            SessionState::Renewing { who } => {
                Self { state: "renewing", who: Some(who), renews: Some(true), ..shape }
            }
            SessionState::NeedsSignIn { reason, who } => {
                Self { state: "needs_sign_in", who: Some(who), reason: Some(reason), ..shape }
            }
            SessionState::LockedOut { until, .. } => Self { state: "locked_out", until, ..shape },
        }
    }
}

/// What a sign-out did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SignedOutShape<'a> {
    /// The server's id.
    pub(crate) server: &'a ServerId,
    /// `ended_on_server`, `already_ended`, `forgotten_here` or `unreached`.
    pub(crate) outcome: SignOutView,
}
