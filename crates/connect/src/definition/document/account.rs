//! `[account]` and `[settings]`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Meaning, Pairs, Request, Source, Status};
use crate::read::Pointer;

/// One's own account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    pub(crate) source: Source,
    /// Where the answer to the sign-in holds it and nothing else does.
    #[serde(default)]
    pub(crate) from_sign_in: bool,
    pub(crate) request: Option<Request>,
    /// What is added to the query for an answer that tells more.
    pub(crate) extended: Option<Pairs>,
    /// Where in the answer it is.
    #[serde(default)]
    pub(crate) document: Pointer,
    /// Its identifier, for `{account_id}`.
    pub(crate) id: Option<Pointer>,
    /// Parts of the name, joined by spaces.
    #[serde(default)]
    pub(crate) name: Vec<Pointer>,
    pub(crate) email: Option<Pointer>,
    pub(crate) roles: Option<Pointer>,
    #[serde(default)]
    pub(crate) facts: Vec<FactSpec>,
    pub(crate) rest: Option<Rest>,
    pub(crate) write: Option<Write>,
}

/// One thing to show of an account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactSpec {
    pub(crate) name: String,
    pub(crate) at: Pointer,
    #[serde(default)]
    pub(crate) time: bool,
    /// Whether the user may change it, where there is a `write`.
    #[serde(default)]
    pub(crate) edit: bool,
}

/// For accounts whose members no document tells: every scalar not named elsewhere becomes a fact.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rest {
    /// The ending of members that say the same for display: they are shown instead of the plain ones.
    pub(crate) twins: Option<String>,
}

/// How changes are written: the whole document as `{document}`, or only what differs as `{changes}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Write {
    pub(crate) request: Request,
    #[serde(default)]
    pub(crate) status: BTreeMap<Status, Meaning>,
    /// What the server changes by itself, so that it may differ after a write.
    #[serde(default)]
    pub(crate) server_owned: Vec<Pointer>,
    pub(crate) source: Source,
}

/// Named values in the account document: a list of objects, or an object of name to value.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    pub(crate) source: Source,
    pub(crate) in_account: Pointer,
    #[serde(default)]
    pub(crate) id: Pointer,
    /// Group headings, outermost first.
    #[serde(default)]
    pub(crate) groups: Vec<Pointer>,
    #[serde(default)]
    pub(crate) name: Pointer,
    #[serde(default)]
    pub(crate) value: Pointer,
    pub(crate) kind: Option<Pointer>,
    /// The server's word for a kind, in small letters, to ours; other words mean text.
    #[serde(default)]
    pub(crate) kinds: BTreeMap<String, SettingKind>,
    pub(crate) about: Option<Pointer>,
    /// Where an entry tells that it is locked.
    pub(crate) locked: Option<Pointer>,
    /// Whether all are locked.
    #[serde(default)]
    pub(crate) read_only: bool,
    /// Whether values are JSON strings whatever their kind.
    #[serde(default)]
    pub(crate) strings: bool,
    pub(crate) schema: Option<Schema>,
}

/// Where the server itself tells what the members of the account are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Schema {
    pub(crate) source: Source,
    pub(crate) request: Request,
    /// Where in the answer the descriptions are: an object of member name to description, or a list.
    pub(crate) fields: Pointer,
    /// Where a description in a list tells the member it is of.
    pub(crate) id: Option<Pointer>,
    #[serde(default)]
    pub(crate) name: Pointer,
    pub(crate) kind: Option<Pointer>,
    pub(crate) about: Option<Pointer>,
    /// Where a description tells that its member is locked.
    pub(crate) locked: Option<Pointer>,
    /// Words in `about` that tell the same.
    #[serde(default)]
    pub(crate) locked_words: Vec<String>,
    /// Members that are locked whatever their description says.
    #[serde(default)]
    pub(crate) never: Vec<String>,
    /// The values on offer, with `*` for each.
    pub(crate) choices: Option<Pointer>,
    /// Where a description tells that another value may be given.
    pub(crate) open: Option<Pointer>,
}

/// What a setting's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SettingKind {
    Bool,
    Int,
    Number,
    Choice,
    Time,
    Day,
    Text,
}

/// A new password for the old one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Password {
    pub(crate) request: Request,
    #[serde(default)]
    pub(crate) status: BTreeMap<Status, Meaning>,
    pub(crate) source: Source,
}
