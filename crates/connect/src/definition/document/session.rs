//! `[session]`: the tokens, how they are sent, renewed and ended.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{EndRule, Meaning, Place, Request, Send, Source, Status};

/// Being signed in by steps.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Session {
    pub(crate) source: Source,
    pub(crate) access: Access,
    pub(crate) refresh: Option<Refresh>,
    pub(crate) renew: Option<Operation>,
    pub(crate) sign_out: Option<Operation>,
}

/// The token that requests carry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Access {
    /// Where it is; the first place that has it counts.
    pub(crate) from: Vec<Place>,
    #[serde(default)]
    pub(crate) ends: Vec<EndRule>,
    pub(crate) send: Send,
}

/// The token that a renewal needs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Refresh {
    pub(crate) from: Vec<Place>,
    #[serde(default)]
    pub(crate) ends: Vec<EndRule>,
    /// Whether it is spent by a renewal even if that brings no new one.
    #[serde(default)]
    pub(crate) single_use: bool,
}

/// A renewal or a sign-out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Operation {
    pub(crate) request: Request,
    #[serde(default)]
    pub(crate) status: BTreeMap<Status, Meaning>,
    /// Statuses that tell that it was over already.
    #[serde(default)]
    pub(crate) gone: Vec<Status>,
    /// Whether a renewal whose answer was lost may be sent again with the same token.
    #[serde(default)]
    pub(crate) repeatable: bool,
    pub(crate) source: Option<Source>,
}
