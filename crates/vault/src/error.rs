//! What can go wrong with a vault.

use std::path::PathBuf;

use thiserror::Error;

use crate::{KeychainError, RecordName};

/// Why the vault did not do what was asked. No variant ever carries a secret.
#[derive(Debug, Error)]
pub enum VaultError {
    /// The vault is not open; [`Vault::status`](crate::Vault::status) says what is needed.
    #[error("the saved secrets are locked")]
    NotOpen,
    /// This cannot be done in the vault's present state; [`Vault::status`](crate::Vault::status) says which that is.
    #[error("this is not possible as long as the saved secrets are kept as they are now")]
    NotOffered,
    /// Another passphrase sealed the records.
    #[error("this is not the passphrase: nothing was opened")]
    WrongPassphrase,
    /// An empty passphrase protects nothing.
    #[error("an empty passphrase protects nothing: enter one")]
    EmptyPassphrase,
    /// No recovery code was made for this profile.
    #[error("no recovery code was made for this profile")]
    NoRecoveryCode,
    /// It is a recovery code, but not the one of this profile.
    #[error("this is not the recovery code of this profile, or a newer one was made: nothing was opened")]
    WrongRecoveryCode,
    /// What was asked for would make records that are sealed now unreadable for ever.
    #[error("secrets are sealed already and would be lost: unlock them first, or set them aside")]
    WouldLose,
    /// The keychain did not do its part.
    #[error(transparent)]
    Keychain(#[from] KeychainError),
    /// A record's file was changed, cut off, swapped with another or is of another profile. It was left in place.
    #[error("the saved record {0} was damaged or changed from outside; the file was left as it is")]
    Damaged(RecordName),
    /// `vault.json` cannot be understood. It was left in place.
    #[error("{0} was damaged or changed from outside; it was left as it is")]
    DamagedHeader(PathBuf),
    /// Sealed records are there, but `vault.json`, which says how to open them, is not.
    #[error("{0} is missing, though saved secrets are there: bring it back from a backup")]
    MissingHeader(PathBuf),
    /// A newer Chatelaine wrote it.
    #[error(
        "the saved secrets are of format {found}, which this version does not know: use a newer Chatelaine"
    )]
    Newer {
        /// The format found.
        found: u32,
    },
    /// Another process set the records aside or began anew meanwhile.
    #[error("the saved secrets were replaced by another Chatelaine: start this one again")]
    Replaced,
    /// What was read back after a write is not what was written.
    #[error("{0} did not hold what was written to it: check the disk")]
    ReadBack(PathBuf),
    /// The value is no credential but something far larger.
    #[error("{0} bytes are too many for one saved secret: at most 1048576 fit")]
    TooLarge(usize),
    /// The operating system gave no random numbers.
    #[error("the operating system gave no random numbers")]
    Random,
    /// The passphrase could not be turned into a key, for lack of memory.
    #[error("the passphrase could not be worked on: too little memory")]
    Derivation,
    /// A file could not be read or written.
    #[error("{path} could not be {action}: {source}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What was tried, as a participle: `read`, `written`.
        action: &'static str,
        /// What the operating system said.
        source: std::io::Error,
    },
}
