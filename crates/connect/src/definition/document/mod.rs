//! The definition language as types: one file per table of `docs/definitions.md`.

mod account;
mod accounts;
mod answer;
mod keys;
mod limits;
mod request;
mod session;
mod sign_in;
mod source;
mod system;
mod time;

use std::collections::BTreeMap;

use serde::Deserialize;

pub(crate) use account::{Account, FactSpec, Password, Schema, SettingKind, Settings, Write};
pub(crate) use accounts::{Accounts, Directory, Looks, PersonMap};
pub(crate) use answer::{Answer, Meaning, Status, Told};
pub(crate) use keys::{Change, Create, Instead, KeyMap, Keys, List, Paging, Permissions};
pub(crate) use limits::{LimitSpec, Limits};
pub(crate) use request::{Identity, Pairs, Place, Request, Send};
pub(crate) use session::Session;
pub(crate) use sign_in::{FieldEntry, SecondFactor, SignInWay, Step, When};
pub(crate) use source::Source;
pub(crate) use system::{OptionEntry, Probe, System};
pub(crate) use time::{EndRule, SendTime, Span, Times};

/// A whole definition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    pub(crate) system: System,
    #[serde(default)]
    pub(crate) options: BTreeMap<String, OptionEntry>,
    pub(crate) probe: Probe,
    pub(crate) sign_in: Vec<SignInWay>,
    pub(crate) session: Option<Session>,
    #[serde(default)]
    pub(crate) answer: Answer,
    #[serde(default)]
    pub(crate) times: Times,
    pub(crate) account: Option<Account>,
    pub(crate) settings: Option<Settings>,
    pub(crate) accounts: Option<Accounts>,
    pub(crate) password: Option<Password>,
    pub(crate) keys: Option<Keys>,
    #[serde(default)]
    pub(crate) limits: Limits,
    /// Single facts that are assumed inside of tables that are not.
    #[serde(default)]
    pub(crate) assumes: Vec<Assumed>,
}

/// One fact that is assumed though the table around it is not: it is shown and can be corrected.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Assumed {
    /// Its place in the document: names and indexes with points between them.
    pub(crate) at: String,
    pub(crate) why: String,
}

impl Document {
    /// The way of signing in with that identifier.
    pub(crate) fn way(&self, id: &str) -> Option<&SignInWay> {
        self.sign_in.iter().find(|way| way.way == id)
    }
}
