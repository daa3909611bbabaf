//! Unlocking.

use std::sync::Arc;

use chatelaine_model::{Deed, Outcome, Secret};
use chatelaine_vault::{VaultError, VaultStatus};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{ConsoleEvent, LockView};

impl Console {
    /// Unlocks: asks the keychain again, or takes the passphrase of a profile that is sealed by one, and takes up the
    /// sessions. It stays locked where neither opens; the view says why.
    ///
    /// # Errors
    /// When the passphrase is another one, or the vault's files cannot be used.
    pub async fn open_lock(self: &Arc<Self>, passphrase: Option<Secret>) -> Result<LockView, ConsoleError> {
        let _turn = self.lock.turn.lock().await;
        let opened = self
            .block(move |console| {
                let status = console.vault.open()?;
                if let (VaultStatus::NeedsPassphrase, Some(passphrase)) = (status, passphrase) {
                    console.vault.unlock(&passphrase)?;
                }
                Ok(())
            })
            .await;
        if let Err(error) = opened {
            return self.recorded_here(Deed::Unlock, Err(error)).await;
        }
        match self.vault.status() {
            // Where nothing was ever sealed there is nothing to ask for.
            VaultStatus::Open(_) | VaultStatus::NeedsChoice(_) => {
                self.unlocked().await;
                self.log(None, None, Deed::Unlock, None, Outcome::Done).await;
                self.seal_log().await;
            }
            // The view tells it.
            VaultStatus::KeychainFailed(error) => {
                let refused = Err::<(), _>(VaultError::Keychain(error).into());
                self.recorded_here(Deed::Unlock, refused).await.ok();
            }
            VaultStatus::Closed | VaultStatus::NeedsPassphrase => {}
        }
        self.lock_view().await
    }

    /// The vault has opened: whatever did that, commands answer again.
    pub(crate) async fn unlocked(self: &Arc<Self>) {
        self.lock.idle.lock().begin(self.ports.clock.now());
        self.lock.locked.write().take();
        self.seal_unsealed().await;
        self.after_opening().await;
        self.tell(ConsoleEvent::LockChanged);
    }
}
