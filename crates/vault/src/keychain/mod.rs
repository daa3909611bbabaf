//! The operating system's keychain, which holds one entry per profile.

mod memory;
mod patient;
mod system;

use thiserror::Error;
use zeroize::Zeroizing;

pub use memory::MemoryKeychain;
pub(crate) use patient::Patient;
pub use system::SystemKeychain;

/// A place that keeps small values for this user only. Calls may block for as long as a person
/// takes to answer a prompt; [`Vault`](crate::Vault) makes each on a thread of its own with a time limit.
pub trait Keychain: Send + Sync + std::fmt::Debug {
    /// Reads an entry; `None` when there is none of that name.
    ///
    /// # Errors
    /// [`KeychainError`] says why it cannot be known.
    fn load(&self, entry: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError>;

    /// Makes or replaces an entry.
    ///
    /// # Errors
    /// [`KeychainError`] says why it was not stored.
    fn store(&self, entry: &str, value: &[u8]) -> Result<(), KeychainError>;

    /// Removes an entry; one that is not there is no error.
    ///
    /// # Errors
    /// [`KeychainError`] says why it is still there.
    fn remove(&self, entry: &str) -> Result<(), KeychainError>;
}

/// Why a keychain cannot be used.
#[derive(Debug, Error, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeychainError {
    /// None is set up or running.
    #[error(
        "no keychain is set up or running: start one (on Linux a Secret Service such as GNOME Keyring or KWallet) \
         and try again"
    )]
    Absent,
    /// It is locked and was not unlocked.
    #[error("the keychain is locked: unlock it and try again")]
    Locked,
    /// It refuses this program.
    #[error("the keychain refused access: allow Chatelaine to use its entry and try again")]
    Denied,
    /// It takes no more.
    #[error("the keychain is full: remove entries that are no longer needed and try again")]
    Full,
    /// It did not answer in time; a prompt may still be open.
    #[error("the keychain did not answer in time: answer its prompt, if one is open, and try again")]
    Slow,
    /// What it holds under our name is not the key that seals this profile.
    #[error(
        "the keychain's entry does not open the saved secrets: bring the right keychain back and try again"
    )]
    Garbage,
    /// It works, but our entry is gone.
    #[error(
        "the keychain no longer holds the key to the saved secrets: bring the right keychain back and try again"
    )]
    Missing,
    /// It failed in a way not foreseen; the log has what the operating system said.
    #[error("the keychain failed: see the log, and try again")]
    Other,
}
