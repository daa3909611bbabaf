//! What an opened vault holds in memory.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use crate::header::Header;
use crate::seal::SealKey;
use crate::{KeychainError, Protection, RecordName, VaultStatus};

/// Records that were never sealed, wiped on drop.
pub(crate) type Unsealed = BTreeMap<RecordName, Zeroizing<Vec<u8>>>;

pub(crate) enum State {
    Closed,
    NeedsPassphrase,
    NeedsChoice(KeychainError),
    KeychainFailed(KeychainError),
    Memory(Unsealed),
    Sealed { by: Protection, header: Header, key: SealKey },
}

impl State {
    pub(crate) fn status(&self) -> VaultStatus {
        match self {
            Self::Closed => VaultStatus::Closed,
            Self::NeedsPassphrase => VaultStatus::NeedsPassphrase,
            Self::NeedsChoice(why) => VaultStatus::NeedsChoice(*why),
            Self::KeychainFailed(why) => VaultStatus::KeychainFailed(*why),
            Self::Memory(_) => VaultStatus::Open(Protection::Memory),
            Self::Sealed { by, .. } => VaultStatus::Open(*by),
        }
    }
}
