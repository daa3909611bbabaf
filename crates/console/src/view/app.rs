//! The whole at a glance: profile, vault, servers, unfinished business.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{RecoveryView, ServerView, UnfinishedView};

/// What a window needs to draw its frame.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AppView {
    /// Whose folder is open.
    pub profile: ProfileView,
    /// How secrets are kept, or what keeps them shut.
    pub vault: VaultView,
    /// Whether a recovery code opens the profile.
    pub recovery: RecoveryView,
    /// The servers in the user's order.
    pub servers: Vec<ServerView>,
    /// Keys that were made and whose secret waits for a choice, and creations whose outcome is unknown.
    pub unfinished: Vec<UnfinishedView>,
    /// This program's version.
    pub version: String,
}

/// The folder that is open.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProfileView {
    /// The user's own, or the sandbox's.
    pub kind: ProfileKind,
    /// Where it lies.
    pub folder: String,
}

/// Whose a profile is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ProfileKind {
    /// The user's own.
    Own,
    /// The sandbox's, with nothing of the user's in it.
    Sandbox,
}

/// How secrets are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "state", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum VaultView {
    /// The keychain was asked and has not answered yet.
    Opening,
    /// Open.
    Open {
        /// By what the records are sealed.
        protection: ProtectionView,
    },
    /// Sealed by a passphrase that has to be entered.
    NeedsPassphrase,
    /// No keychain, and nothing was chosen yet: passphrase or memory only.
    NeedsChoice {
        /// Why the keychain cannot be used.
        trouble: KeychainTrouble,
    },
    /// Sealed under the keychain before, and the keychain does not open now.
    Failed {
        /// Why.
        trouble: KeychainTrouble,
    },
}

/// By what the records are sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ProtectionView {
    /// The operating system's keychain.
    Keychain,
    /// A passphrase.
    Passphrase,
    /// Nothing on disk: gone when the program ends.
    Memory,
}

/// What is wrong with the keychain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KeychainTrouble {
    /// There is none.
    Absent,
    /// It is locked.
    Locked,
    /// It refused.
    Denied,
    /// It has no room.
    Full,
    /// It did not answer in time.
    Slow,
    /// What it holds does not open this profile.
    Garbage,
    /// The entry of this profile is gone from it.
    Missing,
    /// It failed in another way.
    Other,
}
