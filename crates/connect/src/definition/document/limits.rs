//! `[limits]`: attempts in a time, and the block after.

use serde::Deserialize;

use super::{Source, Span};

/// The limits that are known.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    pub(crate) sign_in: Option<LimitSpec>,
    pub(crate) confirm: Option<LimitSpec>,
    pub(crate) renew: Option<LimitSpec>,
}

/// How often something may be tried.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LimitSpec {
    pub(crate) attempts: u32,
    /// The time in which they count; failures count until a success where it is absent.
    pub(crate) per: Option<Span>,
    pub(crate) block: Option<Span>,
    pub(crate) source: Source,
}
