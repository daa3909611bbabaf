//! What a session rests on.

use std::collections::BTreeMap;

use chatelaine_model::Secret;
use chrono::{DateTime, Utc};

/// The tokens or the key that a server gave or takes. Printed, it shows no secret; it is written down only for the
/// vault, by [`Credentials::to_sealable`].
#[derive(Clone)]
pub struct Credentials {
    pub(crate) way: String,
    pub(crate) issued: DateTime<Utc>,
    pub(crate) access: Option<Token>,
    pub(crate) refresh: Option<Token>,
    /// Fields of a way without a session of its own (a key), and what steps of the sign-in captured.
    pub(crate) kept: BTreeMap<String, Secret>,
    pub(crate) renewable: bool,
    /// Whether a renewal goes by the access token itself, so that there is none after its end.
    pub(crate) renews_alive: bool,
    pub(crate) language: String,
}

/// A token and its end.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) secret: Secret,
    pub(crate) ends: Option<DateTime<Utc>>,
}

impl Credentials {
    /// When the access token ends, by the server's clock; absent when only the server knows.
    pub fn ends(&self) -> Option<DateTime<Utc>> {
        self.access.as_ref().and_then(|token| token.ends)
    }

    /// When the refresh token ends, by the server's clock.
    pub fn refresh_ends(&self) -> Option<DateTime<Utc>> {
        self.refresh.as_ref().and_then(|token| token.ends)
    }

    /// Whether the definition offers a renewal and what it needs is here.
    pub fn renewable(&self) -> bool {
        self.renewable
    }

    /// Whether a renewal goes by the access token itself: none can follow its end, or the server's word that it is
    /// dead.
    pub fn renews_alive(&self) -> bool {
        self.renews_alive
    }

    /// Whether requests may carry them at an instant of the server's clock.
    pub fn serve_at(&self, now: DateTime<Utc>) -> bool {
        self.ends().is_none_or(|ends| ends > now)
    }

    /// Whether they can be renewed at an instant of the server's clock.
    pub fn renewable_at(&self, now: DateTime<Utc>) -> bool {
        let alive = !self.renews_alive || self.serve_at(now);
        self.renewable && alive && self.refresh_ends().is_none_or(|ends| ends > now)
    }

    /// When they were given, by the server's clock.
    pub fn issued(&self) -> DateTime<Utc> {
        self.issued
    }

    /// Which way of signing in they come from.
    pub fn way(&self) -> &str {
        &self.way
    }

    /// Nothing yet.
    pub(crate) fn blank(way: &str, language: &str, issued: DateTime<Utc>) -> Self {
        Self {
            way: way.to_owned(),
            issued,
            access: None,
            refresh: None,
            kept: BTreeMap::new(),
            renewable: false,
            renews_alive: false,
            language: language.to_owned(),
        }
    }

    /// Every secret in it.
    pub(crate) fn secrets(&self) -> Vec<Secret> {
        let tokens = self.access.iter().chain(&self.refresh).map(|token| token.secret.clone());
        tokens.chain(self.kept.values().cloned()).collect()
    }
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("way", &self.way)
            .field("issued", &self.issued)
            .field("ends", &self.ends())
            .field("refresh_ends", &self.refresh_ends())
            .field("renewable", &self.renewable)
            .finish_non_exhaustive()
    }
}
