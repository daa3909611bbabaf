//! A vault in a folder of its own, with a keychain that tests can break.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chatelaine_vault::{KeychainError, MemoryKeychain, PassphraseCost, RecordName, Vault, VaultStatus};
use tempfile::TempDir;

pub struct Place {
    pub folder: TempDir,
    pub keychain: Arc<MemoryKeychain>,
}

/// All ways in which a keychain fails by itself.
pub const FAULTS: [KeychainError; 6] = [
    KeychainError::Absent,
    KeychainError::Locked,
    KeychainError::Denied,
    KeychainError::Full,
    KeychainError::Slow,
    KeychainError::Garbage,
];

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), keychain: Arc::new(MemoryKeychain::new()) }
    }

    /// As a new process would make it.
    pub fn vault(&self) -> Vault {
        self.vault_with(Duration::from_secs(60))
    }

    /// One that gives up a slow keychain at once.
    pub fn hasty_vault(&self) -> Vault {
        self.vault_with(Duration::from_millis(50))
    }

    fn vault_with(&self, limit: Duration) -> Vault {
        Vault::new(self.root(), self.keychain.clone())
            .unwrap()
            .with_time_limit(limit)
            .with_passphrase_cost(PassphraseCost::LEAST)
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    /// An open one, whose keychain works.
    pub fn opened(&self) -> Vault {
        let vault = self.vault();
        assert!(matches!(vault.open().unwrap(), VaultStatus::Open(_)));
        vault
    }

    /// Every file under the vault's folder with its bytes, in order.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.root()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = std::fs::read(&path).unwrap();
                    found.push((path, bytes));
                }
            }
        }
        found.sort();
        found
    }
}

pub fn name(text: &str) -> RecordName {
    RecordName::new(text).unwrap()
}

pub fn value(vault: &Vault, record: &str) -> Option<Vec<u8>> {
    vault.get(&name(record)).unwrap().map(|value| value.to_vec())
}
