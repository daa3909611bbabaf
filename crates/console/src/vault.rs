//! How secrets are kept: opening, choosing, unlocking.

use std::sync::Arc;

use chatelaine_model::{Deed, Outcome, Secret};
use chatelaine_vault::{KeychainError, Protection, VaultError, VaultStatus};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{ConsoleEvent, KeychainTrouble, ProtectionView, VaultView};

impl Console {
    /// Tries what keeps the secrets: the keychain, or what was chosen before.
    ///
    /// # Errors
    /// When the sealed files cannot be used; a keychain that fails is a state, not an error.
    pub async fn retry_vault(self: &Arc<Self>) -> Result<VaultView, ConsoleError> {
        let opened = self.block(|console| Ok(console.vault.open()?)).await;
        self.after_opening().await;
        opened.map(|status| view(&status))
    }

    /// Opens what keeps the secrets and takes up what is sealed, as [`Console::start`] does at first, but done when
    /// it returns; nothing is read from a server and nothing goes on in the background.
    ///
    /// # Errors
    /// `VaultClosed` when it does not open: [`Console::app`] tells what is needed. When the sealed files cannot be
    /// used.
    pub async fn opened(self: &Arc<Self>) -> Result<(), ConsoleError> {
        self.block(|console| Ok(console.vault.open()?)).await?;
        self.taken_up().await
    }

    /// The same for a profile that is sealed by a passphrase: a new one is sealed under it. No keychain is asked.
    ///
    /// # Errors
    /// When another passphrase or the keychain seals it, or the files cannot be used.
    pub async fn open_with_passphrase(self: &Arc<Self>, passphrase: Secret) -> Result<(), ConsoleError> {
        let opened = self.block(move |console| Ok(console.vault.open_with_passphrase(&passphrase)?)).await;
        match opened {
            Ok(true) => self.log(None, None, Deed::SealByPassphrase, None, Outcome::Done).await,
            // Each command of a terminal opens the profile anew: that alone is not worth a line.
            Ok(false) => {}
            Err(error) => return self.recorded_here(Deed::Unlock, Err(error)).await,
        }
        self.taken_up().await
    }

    pub(crate) async fn taken_up(self: &Arc<Self>) -> Result<(), ConsoleError> {
        if !matches!(self.vault.status(), VaultStatus::Open(_)) {
            return Err(VaultError::NotOpen.into());
        }
        self.take_up_sessions().await?;
        self.tell(ConsoleEvent::AppChanged);
        Ok(())
    }

    /// Seals the profile by a passphrase.
    ///
    /// # Errors
    /// When it is empty, or the files cannot be written.
    pub async fn choose_passphrase(self: &Arc<Self>, passphrase: Secret) -> Result<VaultView, ConsoleError> {
        let chosen = self.block(move |console| Ok(console.vault.choose_passphrase(&passphrase)?)).await;
        self.recorded_here(Deed::SealByPassphrase, chosen).await?;
        self.after_opening().await;
        Ok(self.vault_view())
    }

    /// Keeps secrets in memory only, until this program ends.
    ///
    /// # Errors
    /// When sealed records would be lost by it.
    pub async fn choose_memory(self: &Arc<Self>) -> Result<VaultView, ConsoleError> {
        let chosen = self.block(|console| Ok(console.vault.choose_memory()?)).await;
        self.recorded_here(Deed::KeepInMemory, chosen).await?;
        self.after_opening().await;
        Ok(self.vault_view())
    }

    /// Opens a profile that is sealed by a passphrase.
    ///
    /// # Errors
    /// When it is another one.
    pub async fn unlock(self: &Arc<Self>, passphrase: Secret) -> Result<VaultView, ConsoleError> {
        let opened = self.block(move |console| Ok(console.vault.unlock(&passphrase)?)).await;
        self.recorded_here(Deed::Unlock, opened).await?;
        self.after_opening().await;
        Ok(self.vault_view())
    }

    pub(crate) fn vault_view(&self) -> VaultView {
        view(&self.vault.status())
    }

    /// Takes up what the vault holds, once it is open, and reads the keys of the servers that are signed in.
    pub(crate) async fn after_opening(self: &Arc<Self>) {
        if matches!(self.vault.status(), VaultStatus::Open(_)) {
            if let Err(error) = self.take_up_sessions().await {
                tracing::warn!(%error, "saved sessions cannot be taken up");
            }
            let console = self.clone();
            tokio::spawn(async move {
                if let Err(error) = console.refresh_keys(None).await {
                    tracing::info!(%error, "not every list of keys could be read");
                }
            });
        }
        self.tell(ConsoleEvent::AppChanged);
    }
}

fn view(status: &VaultStatus) -> VaultView {
    match status {
        VaultStatus::Closed => VaultView::Opening,
        VaultStatus::Open(protection) => VaultView::Open {
            protection: match protection {
                Protection::Keychain => ProtectionView::Keychain,
                Protection::Passphrase => ProtectionView::Passphrase,
                Protection::Memory => ProtectionView::Memory,
            },
        },
        VaultStatus::NeedsPassphrase => VaultView::NeedsPassphrase,
        VaultStatus::NeedsChoice(error) => VaultView::NeedsChoice { trouble: trouble(error) },
        VaultStatus::KeychainFailed(error) => VaultView::Failed { trouble: trouble(error) },
    }
}

fn trouble(error: &KeychainError) -> KeychainTrouble {
    match error {
        KeychainError::Absent => KeychainTrouble::Absent,
        KeychainError::Locked => KeychainTrouble::Locked,
        KeychainError::Denied => KeychainTrouble::Denied,
        KeychainError::Full => KeychainTrouble::Full,
        KeychainError::Slow => KeychainTrouble::Slow,
        KeychainError::Garbage => KeychainTrouble::Garbage,
        KeychainError::Missing => KeychainTrouble::Missing,
        KeychainError::Other => KeychainTrouble::Other,
    }
}
