//! Secrets at rest. The operating system's keychain holds one key per profile; everything else is sealed under it
//! in files private to the user. Where there is no keychain, the user chooses a passphrase or memory only.

mod choice;
mod error;
mod files;
mod header;
mod keychain;
mod name;
mod opening;
mod passphrase;
mod records;
mod recovery;
mod seal;
mod state;
mod status;
mod vault;

#[cfg(test)]
mod kill_tests;

pub use error::VaultError;
pub use files::FileStep;
pub use keychain::{Keychain, KeychainError, MemoryKeychain, SystemKeychain};
pub use name::{RecordName, RecordNameError};
pub use passphrase::PassphraseCost;
pub use recovery::{Recovery, RecoveryCode, RecoveryCodeError};
pub use status::{Protection, VaultStatus};
pub use vault::Vault;
