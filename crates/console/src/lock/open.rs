//! Unlocking.

use std::sync::Arc;

use chatelaine_model::Secret;
use chatelaine_vault::VaultStatus;

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
        self.block(move |console| {
            let status = console.vault.open()?;
            if let (VaultStatus::NeedsPassphrase, Some(passphrase)) = (status, passphrase) {
                console.vault.unlock(&passphrase)?;
            }
            Ok(())
        })
        .await?;
        // Where nothing was ever sealed there is nothing to ask for.
        if matches!(self.vault.status(), VaultStatus::Open(_) | VaultStatus::NeedsChoice(_)) {
            self.unlocked().await;
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
