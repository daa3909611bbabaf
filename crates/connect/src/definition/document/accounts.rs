//! `[accounts]`: looking at accounts of others.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{FactSpec, Meaning, Request, Source, Status};
use crate::read::Pointer;
use crate::template::Template;

/// What may be seen, and lifted, of accounts of others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accounts {
    pub(crate) source: Source,
    pub(crate) map: PersonMap,
    pub(crate) list: Directory,
    pub(crate) details: Option<Details>,
    pub(crate) second_factors: Option<Factors>,
    pub(crate) sign_ins: Option<SignIns>,
    pub(crate) blocks: Option<Blocks>,
    pub(crate) unblock: Option<Unblock>,
}

/// Where the facts of an account are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonMap {
    pub(crate) id: Pointer,
    /// Parts of the name, joined by spaces.
    #[serde(default)]
    pub(crate) name: Vec<Pointer>,
    pub(crate) email: Option<Pointer>,
    pub(crate) roles: Option<Pointer>,
    /// What a line of the list shows besides.
    #[serde(default)]
    pub(crate) facts: Vec<FactSpec>,
    /// What only the details show.
    #[serde(default)]
    pub(crate) more: Vec<FactSpec>,
}

/// The list of accounts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Directory {
    pub(crate) request: Request,
    #[serde(default)]
    pub(crate) items: Pointer,
    pub(crate) total: Option<Pointer>,
    /// By what is searched; the first that a search looks like counts.
    #[serde(default)]
    pub(crate) search: Vec<Search>,
    pub(crate) source: Option<Source>,
}

/// A member of the query that searches, and what it is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    pub(crate) looks: Looks,
    pub(crate) query: Template,
}

/// What a search looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Looks {
    /// Digits only.
    Number,
    /// With an `@`.
    Email,
    /// Anything.
    Text,
}

/// One account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Details {
    pub(crate) request: Request,
    /// Where in the answer it is; the first place that has an identifier counts.
    pub(crate) item: Vec<Pointer>,
    pub(crate) source: Option<Source>,
}

/// The second factors of an account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Factors {
    pub(crate) request: Request,
    #[serde(default)]
    pub(crate) items: Pointer,
    pub(crate) name: Pointer,
    pub(crate) label: Option<Pointer>,
    pub(crate) enabled: Pointer,
    pub(crate) source: Option<Source>,
}

/// The sign-ins of an account, latest first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIns {
    pub(crate) request: Request,
    #[serde(default)]
    pub(crate) items: Pointer,
    pub(crate) source: Option<Source>,
    pub(crate) at: Pointer,
    pub(crate) address: Option<Pointer>,
    pub(crate) outcome: Option<Pointer>,
    pub(crate) agent: Option<Pointer>,
    /// The server's words for success and for failure, in any case of letters.
    #[serde(default)]
    pub(crate) success: Vec<String>,
    #[serde(default)]
    pub(crate) failure: Vec<String>,
}

/// The addresses that are blocked for an account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Blocks {
    pub(crate) request: Request,
    #[serde(default)]
    pub(crate) items: Pointer,
    pub(crate) source: Option<Source>,
    pub(crate) id: Pointer,
    pub(crate) address: Pointer,
    pub(crate) reason: Option<Pointer>,
    pub(crate) since: Option<Pointer>,
    pub(crate) until: Option<Pointer>,
}

/// Lifting a block.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unblock {
    pub(crate) request: Request,
    #[serde(default)]
    pub(crate) status: BTreeMap<Status, Meaning>,
    /// Statuses that tell that there is no such block any more.
    #[serde(default)]
    pub(crate) gone: Vec<Status>,
    pub(crate) source: Option<Source>,
}
