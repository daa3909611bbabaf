//! What talking brings back.

use std::collections::BTreeMap;

use chatelaine_model::{Account, Key, Secret};
use chrono::{DateTime, TimeDelta, Utc};

use crate::Credentials;

/// What a first, harmless request told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probe {
    /// From sending to the whole answer, in milliseconds, connection included.
    pub latency_ms: u32,
    /// The server's clock minus this computer's, to the second; absent when the server sends no date.
    pub clock_apart: Option<TimeDelta>,
    /// Whether the connection is encrypted and the certificate trusted.
    pub tls: bool,
    /// Whether telling this system apart rests on an assumed fact of its definition.
    pub assumed: bool,
}

/// How far a sign-in came.
#[derive(Debug, Clone)]
pub enum SignIn {
    /// Signed in.
    Done(SignedIn),
    /// A code is needed; see [`crate::Connection::confirm`].
    SecondFactor(Challenge),
}

/// A sign-in that succeeded.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// What the session rests on.
    pub credentials: Credentials,
    /// One's own account, where the answer to the sign-in holds it.
    pub account: Option<Account>,
}

/// A sign-in that waits for a code. Printed, it shows no token.
#[derive(Clone)]
pub struct Challenge {
    pub(crate) way: String,
    pub(crate) language: String,
    pub(crate) token: Secret,
    pub(crate) channel: String,
    pub(crate) ends: Option<DateTime<Utc>>,
    pub(crate) captured: BTreeMap<String, Secret>,
}

impl Challenge {
    /// How the server delivers the code, in its own word: an open set, and only `email` may be called mail. Empty
    /// when the server does not say.
    pub fn channel(&self) -> &str {
        &self.channel
    }

    /// When the code ends, by the server's clock.
    pub fn ends(&self) -> Option<DateTime<Utc>> {
        self.ends
    }
}

impl std::fmt::Debug for Challenge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Challenge")
            .field("channel", &self.channel)
            .field("ends", &self.ends)
            .finish_non_exhaustive()
    }
}

/// What became of a session that was to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedOut {
    /// The server ended it.
    OnServer,
    /// The server says it was over already.
    AlreadyGone,
    /// The system has no sign-out: the credentials can only be forgotten here.
    NotOffered,
}

/// A key that was just made. Printed, it shows no secret.
#[derive(Debug, Clone)]
pub struct CreatedKey {
    /// Its facts.
    pub key: Key,
    /// Its value.
    pub secret: Secret,
}
