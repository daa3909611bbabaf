//! A conversation as it is written down.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recording {
    /// Where it is known from.
    pub(crate) from: String,
    #[serde(default)]
    pub(crate) options: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) language: String,
    pub(crate) steps: Vec<Step>,
}

/// Something that is asked of the engine, what that sends, and what comes of it.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    #[serde(rename = "do")]
    pub(crate) action: Action,
    pub(crate) exchanges: Vec<Exchange>,
    /// What must be in the outcome; objects may hold more. Where it is absent, anything but an error will do.
    pub(crate) gives: Option<Value>,
}

#[derive(Clone, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Action {
    SignIn {
        way: String,
        fields: BTreeMap<String, String>,
    },
    Confirm {
        code: String,
    },
    Renew,
    SignOut,
    Account {
        #[serde(default)]
        extended: bool,
    },
    ChangeAccount {
        changes: BTreeMap<String, String>,
    },
    ChangeSetting {
        id: String,
        value: String,
    },
    ChangePassword {
        login: String,
        old: String,
        new: String,
    },
    Keys,
    CreateKey {
        name: String,
        expires: Option<String>,
        #[serde(default)]
        permissions: Vec<String>,
        about: Option<String>,
    },
    ChangeExpiry {
        id: String,
        expires: Option<String>,
    },
    RevokeKey {
        id: String,
    },
    Accounts {
        search: Option<String>,
        offset: u32,
        limit: u32,
    },
    OtherAccount {
        id: String,
    },
    SecondFactors {
        id: String,
    },
    SignIns {
        id: String,
        offset: u32,
        limit: u32,
    },
    BlockedAddresses {
        id: String,
    },
    Unblock {
        block: String,
    },
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exchange {
    pub(crate) request: Request,
    pub(crate) answer: Answer,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    #[serde(default)]
    pub(crate) query: BTreeMap<String, String>,
    /// Headers with their values; null for one that must not be there.
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, Option<String>>,
    /// The whole body; none at all where this is absent.
    pub(crate) body: Option<Value>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Option<Value>,
}
