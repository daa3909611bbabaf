//! `[system]`, `[options.NAME]` and `[probe]`.

use serde::Deserialize;

use super::{Request, Source, Status};
use crate::read::Pointer;
use crate::template::Template;

/// What the system is called and how it is shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct System {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) short_name: String,
    pub(crate) monogram: String,
    pub(crate) series: u8,
    pub(crate) about: String,
    pub(crate) docs: String,
    pub(crate) url_hint: String,
    /// The header that carries the user's language.
    pub(crate) language: Option<String>,
    /// The content type of JSON bodies, where it is not `application/json`.
    pub(crate) content_type: Option<Template>,
}

/// Something an administrator may set per server.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OptionEntry {
    pub(crate) label: String,
    pub(crate) default: String,
    #[serde(default)]
    pub(crate) choices: Vec<String>,
    pub(crate) why: String,
}

/// A harmless request, and what says that such a server answered it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Probe {
    pub(crate) request: Request,
    /// The statuses of such a server.
    pub(crate) status: Vec<Status>,
    /// Places of which one must be in the answer; none asked for where this is empty.
    #[serde(default)]
    pub(crate) has: Vec<Pointer>,
    pub(crate) source: Source,
}
