//! Accounts of others, as far as a server lets them be inspected.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Fact;

/// One line of a list of accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AccountSummary {
    /// As the server names it.
    pub id: String,
    /// The name to show; absent when the server gives none.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// What else the list tells.
    pub facts: Vec<Fact>,
}

/// A part of a list of accounts. It may have been narrowed by the server: an account that is missing may still exist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AccountList {
    /// The accounts from the offset on.
    pub accounts: Vec<AccountSummary>,
    /// How many the server says there are; not to be trusted blindly.
    pub total: Option<u32>,
    /// Whether there are more after these.
    pub more: bool,
}

/// A second factor of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SecondFactor {
    /// As the server names it (`google`, `sms`).
    pub name: String,
    /// What the server calls it for people.
    pub label: Option<String>,
    /// Whether it is switched on.
    pub enabled: bool,
}

/// One attempt of an account to sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SignInRecord {
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// From which network address.
    pub address: Option<String>,
    /// Whether it succeeded; absent when the server's word is not known.
    pub succeeded: Option<bool>,
    /// The server's word for how it ended.
    pub outcome: Option<String>,
    /// With what program.
    pub agent: Option<String>,
}

/// A network address that the server keeps out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BlockedAddress {
    /// As the server names the block.
    pub id: String,
    /// The address, as the server writes it.
    pub address: String,
    /// The server's reason.
    pub reason: Option<String>,
    /// Since when.
    pub since: Option<DateTime<Utc>>,
    /// Until when.
    pub until: Option<DateTime<Utc>>,
}
