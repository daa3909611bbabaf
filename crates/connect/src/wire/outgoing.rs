//! A request that is ready to be sent.

use chatelaine_model::Secret;
use reqwest::Method;
use reqwest::header::HeaderMap;
use url::Url;

use super::Errand;

/// A request, ready. It has no `Debug`: secrets are in it.
pub(crate) struct Outgoing {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Vec<u8>>,
    /// Whether the server is another after it.
    pub(crate) changes: bool,
    /// What it is to the server's pace.
    pub(crate) errand: Errand,
    /// Every secret in it: what must not come back in a message.
    pub(crate) secrets: Vec<Secret>,
}

impl Outgoing {
    /// For a part of a sign-in: when its answer is lost nothing that matters has changed, and it is simply tried again.
    pub(crate) fn harmless(self, errand: Errand) -> Self {
        Self { changes: false, errand, ..self }
    }
}
