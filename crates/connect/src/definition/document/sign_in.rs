//! `[[sign_in]]`: one way to sign in.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::{EndRule, Meaning, Place, Request, Send, Source, Status};
use crate::definition::FieldKind;
use crate::read::Pointer;

/// One way to sign in: by steps that end in a session, or by a credential that is sent as it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignInWay {
    pub(crate) way: String,
    pub(crate) label: String,
    pub(crate) fields: Vec<FieldEntry>,
    pub(crate) source: Source,
    /// Requests in order; the answer to the last one holds the session.
    #[serde(default)]
    pub(crate) step: Vec<Step>,
    pub(crate) second_factor: Option<SecondFactor>,
    /// How the credential goes along, for ways without steps.
    pub(crate) send: Option<Send>,
    /// A harmless request that tells whether the credential is good, for ways without steps.
    pub(crate) check: Option<Step>,
    /// The credential serves only paths that contain this.
    pub(crate) serves: Option<String>,
}

/// Something to be entered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldEntry {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) kind: FieldKind,
}

/// A request, what its statuses mean, and what is kept of its answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    pub(crate) request: Request,
    #[serde(default)]
    pub(crate) status: BTreeMap<Status, Meaning>,
    /// Values for the requests after it, by name.
    #[serde(default)]
    pub(crate) capture: BTreeMap<String, Place>,
    pub(crate) source: Option<Source>,
}

/// A code that is asked for after the password.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SecondFactor {
    pub(crate) when: When,
    /// What ties the code to the sign-in.
    pub(crate) challenge: Place,
    /// How the code is delivered, in the server's word.
    pub(crate) channel: Option<Pointer>,
    #[serde(default)]
    pub(crate) ends: Vec<EndRule>,
    pub(crate) confirm: Step,
}

/// What tells that a code is asked for: a value in the answer, or a status with or without a header.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct When {
    pub(crate) pointer: Option<Pointer>,
    pub(crate) is: Option<Value>,
    pub(crate) status: Option<Status>,
    pub(crate) header: Option<String>,
}
