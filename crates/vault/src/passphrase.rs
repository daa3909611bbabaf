//! A key made from a passphrase.

use argon2::{Algorithm, Argon2, Params, Version};
use chatelaine_model::Secret;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::VaultError;
use crate::seal::SealKey;

/// The most memory that is spent on a stored cost, so that a changed file cannot exhaust this computer.
const MEMORY_LIMIT_KIB: u32 = 1024 * 1024;

/// What making a key from a passphrase costs (Argon2id). The default is the second recommended option of
/// RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassphraseCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for PassphraseCost {
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 }
    }
}

impl PassphraseCost {
    /// The least that Argon2 allows. For tests only: it protects nothing.
    pub const LEAST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// Makes a key; `salt` has at least 8 bytes.
    ///
    /// # Errors
    /// [`VaultError::Derivation`] when the cost is out of bounds or memory is short.
    pub(crate) fn derive(self, passphrase: &Secret, salt: &[u8]) -> Result<SealKey, VaultError> {
        let failed = |_| VaultError::Derivation;
        if self.memory_kib > MEMORY_LIMIT_KIB {
            return Err(VaultError::Derivation);
        }
        let mut bytes = Zeroizing::new([0; 32]);
        let params =
            Params::new(self.memory_kib, self.passes, self.lanes, Some(bytes.len())).map_err(failed)?;
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.expose().as_bytes(), salt, bytes.as_mut_slice())
            .map_err(failed)?;
        SealKey::from_bytes(bytes.as_slice()).ok_or(VaultError::Derivation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passphrase_salt_and_cost_all_count() {
        let derive = |cost: PassphraseCost, passphrase: &str, salt: &[u8]| {
            cost.derive(&Secret::new(passphrase), salt).unwrap().bytes().to_vec()
        };
        let key = derive(PassphraseCost::LEAST, "sentinel-phrase", b"saltsalt");
        assert_eq!(key, derive(PassphraseCost::LEAST, "sentinel-phrase", b"saltsalt"));
        assert_ne!(key, derive(PassphraseCost::LEAST, "sentinel-phrasf", b"saltsalt"));
        assert_ne!(key, derive(PassphraseCost::LEAST, "sentinel-phrase", b"saltsalu"));
        let dearer = PassphraseCost { passes: 2, ..PassphraseCost::LEAST };
        assert_ne!(key, derive(dearer, "sentinel-phrase", b"saltsalt"));
    }

    #[test]
    fn a_cost_that_would_exhaust_the_computer_is_refused() {
        let cost = PassphraseCost { memory_kib: u32::MAX, ..PassphraseCost::default() };
        assert!(matches!(cost.derive(&Secret::new("x"), b"saltsalt"), Err(VaultError::Derivation)));
    }
}
