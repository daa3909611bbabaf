//! Asking for accounts, one's own and others.

use chatelaine_model::{ServerId, SignInRecord};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which part of a list of accounts is wanted.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountListRequest {
    /// Where.
    pub server: ServerId,
    /// Words to search for, as the server searches.
    pub search: Option<String>,
    /// Accounts to skip.
    pub offset: u32,
    /// Accounts to give; at most 200.
    pub limit: u32,
}

/// A part of an account's sign-ins, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignInListView {
    /// The records from the offset on.
    pub records: Vec<SignInRecord>,
    /// Whether there are more after these.
    pub more: bool,
}

/// Another password for an account, an expired one included.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangePasswordRequest {
    /// Where.
    pub server: ServerId,
    /// Whose.
    pub login: String,
    /// The password so far.
    pub old: String,
    /// The new one.
    pub new: String,
}

impl std::fmt::Debug for ChangePasswordRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChangePasswordRequest").field("server", &self.server).finish_non_exhaustive()
    }
}
