//! What a system can do, and where that is known from.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Something a system may be able to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// Renew a session without asking.
    Renew,
    /// End a session on the server.
    SignOut,
    /// Show one's own account.
    Account,
    /// Show settings.
    Settings,
    /// List keys.
    ListKeys,
    /// Make a key.
    CreateKey,
    /// End a key: mark it or delete it.
    RevokeKey,
    /// Set another end of a key.
    ChangeExpiry,
    /// Take a revocation back.
    RestoreKey,
    /// Change one's own account.
    ChangeAccount,
    /// Change settings.
    ChangeSettings,
    /// Show more of one's own account at the price of a slower answer.
    ExtendedAccount,
    /// Change one's own password, an expired one included.
    ChangePassword,
    /// List and show accounts of others.
    InspectAccounts,
    /// Show the second factors of another account.
    InspectSecondFactors,
    /// Show the sign-ins of another account.
    InspectSignIns,
    /// Show the addresses that are blocked for another account.
    InspectBlocks,
    /// Lift a block of an address.
    Unblock,
}

/// Where a fact is known from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "source", rename_all = "snake_case")]
pub enum Provenance {
    /// The vendor's documents say so.
    Documented,
    /// Concluded or taken from elsewhere; shown as such and correctable per server.
    Assumed {
        /// Why it is believed.
        why: String,
    },
}

/// One power of a system. A power without an entry is not offered by the system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Capability {
    /// Which one.
    pub power: Power,
    /// Where that is known from.
    pub provenance: Provenance,
}
