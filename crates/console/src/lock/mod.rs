//! Locking: the keys to what is sealed, all credentials and all names leave the memory, and nothing but unlocking
//! answers until the keychain or the passphrase was asked again.

mod desktop;
mod idle;
mod open;
mod watch;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chatelaine_model::{Deed, OperationId, Outcome, Secret};
use chatelaine_vault::{Protection, VaultStatus};
use chrono::{DateTime, Utc};
use parking_lot::{Mutex, RwLock};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::key::secret_name;
use crate::view::{ConsoleEvent, HearsView, LockReason, LockView, LockedView};
use idle::Idle;

pub use desktop::DesktopSign;
pub(crate) use watch::watch;

/// Whether a console is locked, and when it locks by itself.
#[derive(Debug)]
pub(crate) struct Lock {
    locked: RwLock<Option<LockedView>>,
    idle: Mutex<Idle>,
    /// What the desktop tells.
    hears: RwLock<HearsView>,
    /// Whether it locks when the desktop does.
    with_desktop: AtomicBool,
    /// Held while it is locked or unlocked.
    pub(crate) turn: tokio::sync::Mutex<()>,
}

impl Lock {
    pub(crate) fn new(now: DateTime<Utc>) -> Self {
        Self {
            locked: RwLock::default(),
            idle: Mutex::new(Idle::new(now)),
            hears: RwLock::default(),
            with_desktop: AtomicBool::new(true),
            turn: tokio::sync::Mutex::default(),
        }
    }
}

impl Console {
    /// Whether nothing but unlocking may answer.
    pub fn is_locked(&self) -> bool {
        self.lock.locked.read().is_some()
    }

    /// Locks. What is under way and ends with something sealed is waited for; readings are stopped, and so are
    /// renewals, which are taken up at the next unlocking. A session that was not to be kept ends. A secret of ours in
    /// the clipboard is cleared. With `losing`, secrets that cannot be sealed are given up.
    ///
    /// # Errors
    /// `SecretUnsealed` while a secret that is nowhere else cannot be sealed, unless `losing`; nothing is locked then.
    pub async fn lock(self: &Arc<Self>, reason: LockReason, losing: bool) -> Result<LockView, ConsoleError> {
        let _turn = self.lock.turn.lock().await;
        if self.is_locked() {
            return self.lock_view().await;
        }
        self.seal_unsealed().await;
        if !losing && !self.unsealed.lock().is_empty() {
            return Err(ConsoleError::SecretUnsealed);
        }
        self.unsealed.lock().clear();
        // From here on no command begins, no session is taken up and none is renewed.
        *self.lock.locked.write() = Some(LockedView { since: self.ports.clock.now(), reason });
        self.tell(ConsoleEvent::LockChanged);
        self.log(None, None, deed(reason), None, Outcome::Done).await;
        self.works.cancel_all();
        self.limits.stop_all_waiting();
        if let Err(error) = self.clear_clipboard().await {
            tracing::warn!(%error, "a copied secret could not be cleared");
        }
        self.busy.ended().await;
        self.settle().await;
        self.seal_unsealed().await;
        self.seal_log().await;
        self.forget().await?;
        self.tell(ConsoleEvent::LockChanged);
        self.lock_view().await
    }

    /// How the lock stands. Nothing in it tells of a server, an account or a key.
    ///
    /// # Errors
    /// When the vault's files cannot be read.
    pub async fn lock_view(self: &Arc<Self>) -> Result<LockView, ConsoleError> {
        let now = self.ports.clock.now();
        let recovery = self.recovery().await?;
        let (locked, soon) = (self.lock.locked.read().clone(), self.lock.idle.lock().soon(now));
        let (clipboard_held, hears) = (self.clipboard().clears.is_some(), *self.lock.hears.read());
        Ok(LockView { locked, vault: self.vault_view(), recovery, soon, clipboard_held, hears })
    }

    /// Seals the end of the log: what is written while the vault is shut cannot be, before it opens again.
    async fn seal_log(self: &Arc<Self>) {
        let sealed = self.block(|console| {
            console.seal_activity_now();
            Ok(())
        });
        if let Err(error) = sealed.await {
            tracing::warn!(%error, "the end of the activity log was not sealed");
        }
    }

    /// Drops what was decrypted.
    async fn forget(self: &Arc<Self>) -> Result<(), ConsoleError> {
        self.seats.clear();
        self.refreshes.lock().clear();
        self.kept.write().clear();
        *self.new_code.lock() = None;
        self.block(|console| {
            let by_passphrase = console.vault.status() == VaultStatus::Open(Protection::Passphrase);
            console.vault.close();
            if by_passphrase {
                // No keychain is asked by this: it only finds out what has to be entered.
                console.vault.open()?;
            }
            Ok(())
        })
        .await
    }

    /// Tries again to seal the secrets that could not be sealed.
    async fn seal_unsealed(self: &Arc<Self>) {
        let waiting: Vec<(OperationId, Secret)> =
            self.unsealed.lock().iter().map(|(id, secret)| (id.clone(), secret.clone())).collect();
        for (id, secret) in waiting {
            let at = id.clone();
            let sealed = self
                .block(move |console| {
                    Ok(console.vault.put(&secret_name(&at)?, secret.expose().as_bytes())?)
                })
                .await;
            match sealed {
                Ok(()) => drop(self.unsealed.lock().remove(&id)),
                Err(error) => tracing::warn!(operation = %id, %error, "a secret still cannot be sealed"),
            }
        }
    }
}

/// How the log names a lock.
fn deed(reason: LockReason) -> Deed {
    match reason {
        LockReason::Asked => Deed::Lock,
        LockReason::Idle => Deed::LockUnused,
        LockReason::Sleep => Deed::LockAsleep,
        LockReason::Desktop => Deed::LockWithDesktop,
    }
}
