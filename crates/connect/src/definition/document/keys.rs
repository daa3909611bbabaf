//! `[keys]`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Meaning, Request, Source, Span, Status};
use crate::definition::{KeyExpiry, SecretReach};
use crate::read::Pointer;
use crate::template::JsonTemplate;

/// The keys of a system.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keys {
    pub(crate) source: Source,
    pub(crate) secret: SecretReach,
    pub(crate) expiry: KeyExpiry,
    /// A sentence that a user should know.
    pub(crate) note: Option<String>,
    /// The longest name in characters.
    pub(crate) name_limit: Option<u32>,
    pub(crate) lag: Option<Lag>,
    /// Where in an item the facts of a key are.
    pub(crate) map: Option<KeyMap>,
    pub(crate) permissions: Option<Permissions>,
    pub(crate) list: Option<List>,
    pub(crate) create: Option<Create>,
    pub(crate) revoke: Option<Change>,
    pub(crate) restore: Option<Change>,
    pub(crate) change_expiry: Option<Change>,
    /// For systems that list no keys: the key that was used to sign in is the only one that can be shown.
    pub(crate) in_use: Option<InUse>,
}

/// Where the facts of a key are in an item of the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyMap {
    pub(crate) id: Pointer,
    pub(crate) name: Pointer,
    pub(crate) secret: Option<Pointer>,
    /// The first of these that is there.
    #[serde(default)]
    pub(crate) owner: Vec<Pointer>,
    pub(crate) created: Option<Pointer>,
    pub(crate) last_used: Option<Pointer>,
    pub(crate) expires: Option<Pointer>,
    pub(crate) revoked: Option<Pointer>,
    pub(crate) about: Option<Pointer>,
}

/// What keys may do: bit flags by name, or names in a list where `flags` is empty.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Permissions {
    pub(crate) at: Pointer,
    #[serde(default)]
    pub(crate) flags: BTreeMap<String, u64>,
    #[serde(default)]
    pub(crate) names: Vec<String>,
    /// Names that are believed to exist, and why.
    #[serde(default)]
    pub(crate) assumed: BTreeMap<String, String>,
}

/// How long a revoked key may go on working.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lag {
    pub(crate) fixed: Span,
    pub(crate) source: Source,
}

/// Reading all keys: by a request of its own, or out of the account document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    pub(crate) request: Option<Request>,
    pub(crate) in_account: Option<Pointer>,
    /// Where in the answer the items are.
    #[serde(default)]
    pub(crate) items: Pointer,
    pub(crate) paging: Option<Paging>,
    /// Absent or null on the last page; with paging by link, the link.
    pub(crate) more: Option<Pointer>,
    /// How many items there are in all.
    pub(crate) total: Option<Pointer>,
    /// Items asked for per page.
    #[serde(default = "hundred")]
    pub(crate) limit: u32,
    pub(crate) source: Option<Source>,
}

fn hundred() -> u32 {
    100
}

/// How a list goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Paging {
    /// `{page}` counts from 1.
    Page,
    /// `{offset}` counts items from 0.
    Offset,
    /// `more` holds the address of the next page, on the same server.
    Next,
}

/// Making a key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Create {
    pub(crate) request: Request,
    #[serde(default)]
    pub(crate) status: BTreeMap<Status, Meaning>,
    /// Where in the answer the key is; the first place that has an identifier counts.
    pub(crate) item: Vec<Pointer>,
    /// Where in that item the secret is, where not at `map.secret`.
    pub(crate) secret: Option<Pointer>,
    pub(crate) source: Option<Source>,
}

/// Changing one key: by a request of its own, or by writing members of its entry in the account document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    pub(crate) request: Option<Request>,
    pub(crate) set: Option<BTreeMap<String, JsonTemplate>>,
    #[serde(default)]
    pub(crate) status: BTreeMap<Status, Meaning>,
    /// Statuses that tell that there is no such key any more, which is what a deletion wants.
    #[serde(default)]
    pub(crate) gone: Vec<Status>,
    /// Whether the key vanishes from the list.
    #[serde(default)]
    pub(crate) deletes: bool,
    pub(crate) source: Option<Source>,
    /// Other ways to do it, which an option of the server chooses.
    #[serde(default)]
    pub(crate) instead: Vec<Instead>,
}

/// Another way to do something.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Instead {
    /// The option, and its value that chooses this way.
    pub(crate) option: String,
    pub(crate) is: String,
    /// Nothing where that way does not exist.
    pub(crate) change: Option<Change>,
}

/// How the key that was used to sign in is shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InUse {
    /// The way of signing in whose sessions show it.
    pub(crate) way: String,
    /// The field of that way that is the key.
    pub(crate) field: String,
    /// What it is called, as the server tells no name.
    pub(crate) name: String,
    pub(crate) source: Source,
}
