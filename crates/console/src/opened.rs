//! Opening for one piece of work: what is sealed is taken up and nothing goes on in the background.

use std::sync::Arc;

use chatelaine_model::Secret;
use chatelaine_vault::{Protection, VaultStatus};

use crate::console::Console;
use crate::error::ConsoleError;

impl Console {
    /// Opens the vault by what was chosen before and takes up the saved sessions. Returns when that is done; unlike
    /// [`Console::start`] it sends nothing to any server. A vault that stays shut is a state of [`Console::app`] and
    /// no error.
    ///
    /// # Errors
    /// When the sealed files or the ledger cannot be used.
    pub async fn opened(self: &Arc<Self>) -> Result<(), ConsoleError> {
        self.block(|console| Ok(console.vault.open()?)).await?;
        self.taken_up().await
    }

    /// The same for a profile that a passphrase seals; one that has nothing sealed yet is sealed by it from now on. A
    /// vault that is sealed by a keychain stays as it is.
    ///
    /// # Errors
    /// When it is another passphrase; as [`Console::opened`].
    pub async fn open_with_passphrase(self: &Arc<Self>, passphrase: Secret) -> Result<(), ConsoleError> {
        self.block(move |console| {
            match console.vault.open()? {
                VaultStatus::NeedsPassphrase => console.vault.unlock(&passphrase)?,
                VaultStatus::NeedsChoice(_) | VaultStatus::Open(Protection::Memory) => {
                    console.vault.choose_passphrase(&passphrase)?;
                }
                VaultStatus::Closed | VaultStatus::Open(_) | VaultStatus::KeychainFailed(_) => {}
            }
            Ok(())
        })
        .await?;
        self.taken_up().await
    }

    async fn taken_up(self: &Arc<Self>) -> Result<(), ConsoleError> {
        match self.vault.status() {
            VaultStatus::Open(_) => self.take_up_sessions().await,
            _ => Ok(()),
        }
    }
}
