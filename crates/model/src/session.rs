//! Being signed in to a server as somebody.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where a session stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "state", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum SessionState {
    /// Nobody is signed in, and nobody need be.
    SignedOut,
    /// The password was right; the server waits for a code.
    SecondFactor {
        /// How the server delivers the code, in its own word (`email`); open-ended.
        channel: String,
        /// When the code ends, by the server.
        ends: Option<DateTime<Utc>>,
        /// When the code was asked for, by this computer's clock corrected to the server's.
        since: DateTime<Utc>,
    },
    /// Signed in.
    SignedIn {
        /// As whom, in the user's words at sign-in.
        who: String,
        /// When the session ends unless renewed; absent when only the server knows.
        ends: Option<DateTime<Utc>>,
        /// Whether Chatelaine renews it by itself.
        renews: bool,
        /// Whether it survives a restart.
        kept: bool,
    },
    /// A renewal is on its way; the session still serves.
    Renewing {
        /// As whom.
        who: String,
    },
    /// It ended and a person is needed.
    NeedsSignIn {
        /// Why.
        reason: EndReason,
        /// Who was signed in.
        who: String,
    },
    /// The server blocks sign-ins for a while.
    LockedOut {
        /// Until when; absent when the server does not say.
        until: Option<DateTime<Utc>>,
        /// Whether `until` rests on an assumed fact.
        assumed: bool,
    },
}

/// Why a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// Its time was over and it cannot be renewed.
    Expired,
    /// The server called the credential dead.
    Refused,
    /// A renewal was sent and its answer never came, so the credential may be spent.
    RenewalLost,
    /// The saved credential could not be read.
    Unreadable,
}
