//! What a vault stands on, and whether it can be used.

use crate::KeychainError;

/// What the records are sealed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// A random key in the operating system's keychain.
    Keychain,
    /// A key made from a passphrase that the user enters at each start.
    Passphrase,
    /// Nothing: records live in this process only and are gone when it ends.
    Memory,
}

/// Whether a vault can be used, and if not, what is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VaultStatus {
    /// [`Vault::open`](crate::Vault::open) was not called yet.
    Closed,
    /// Records can be read and written.
    Open(Protection),
    /// The records are sealed under a passphrase: [`Vault::unlock`](crate::Vault::unlock) it.
    NeedsPassphrase,
    /// Nothing is sealed yet and the keychain cannot be used, for this reason. The user chooses:
    /// [`Vault::choose_passphrase`](crate::Vault::choose_passphrase),
    /// [`Vault::choose_memory`](crate::Vault::choose_memory), or [`Vault::open`](crate::Vault::open) again.
    NeedsChoice(KeychainError),
    /// Records are sealed under a keychain that cannot open them now. They stay as they are:
    /// [`Vault::open`](crate::Vault::open) again, go on in memory for this run, or
    /// [`Vault::set_aside`](crate::Vault::set_aside) what is sealed and begin anew.
    KeychainFailed(KeychainError),
}
