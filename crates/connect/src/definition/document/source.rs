//! Where a fact is known from.

use chatelaine_model::Provenance;
use serde::Deserialize;

/// `"documented"`, or `{ assumed = "why" }`: an assumption without a reason cannot be written down.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Source {
    Documented,
    Assumed(String),
}

impl Source {
    pub(crate) fn is_assumed(&self) -> bool {
        matches!(self, Self::Assumed(_))
    }
}

impl From<&Source> for Provenance {
    fn from(source: &Source) -> Self {
        match source {
            Source::Documented => Self::Documented,
            Source::Assumed(why) => Self::Assumed { why: why.clone() },
        }
    }
}
