//! The recovery code: made, shown until it is written down, and used.

use std::sync::Arc;

use chatelaine_model::{Deed, Secret};
use chatelaine_vault::{Protection, Recovery, RecoveryCode, VaultError, VaultStatus};

use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::view::{ClipboardView, ConsoleEvent, RecoveryCodeView, RecoveryView, VaultView};

/// A code that is being written down. It opens nothing before it is confirmed.
pub(crate) struct NewCode {
    code: RecoveryCode,
    /// Which group has to be typed, from 0.
    asked: usize,
}

impl Console {
    /// Makes a code to be written down. Until [`Console::confirm_recovery_code`] it opens nothing, and one that was
    /// made before stays good.
    ///
    /// # Errors
    /// When nothing is sealed, or the vault is shut.
    pub fn begin_recovery_code(&self) -> Result<RecoveryCodeView, ConsoleError> {
        match self.vault.status() {
            VaultStatus::Open(Protection::Keychain | Protection::Passphrase) => {}
            VaultStatus::Open(Protection::Memory) => return Err(VaultError::NotOffered.into()),
            _ => return Err(VaultError::NotOpen.into()),
        }
        let asked = rand::random_range(0..RecoveryCode::GROUPS);
        *self.new_code.lock() = Some(NewCode { code: RecoveryCode::random()?, asked });
        let number = |place: usize| u32::try_from(place).unwrap_or_default();
        Ok(RecoveryCodeView { groups: number(RecoveryCode::GROUPS), asked: number(asked) })
    }

    /// The code that is being written down, for the screen.
    ///
    /// # Errors
    /// `NoSuchOperation` when none is.
    pub fn reveal_recovery_code(&self) -> Result<Secret, ConsoleError> {
        self.new_code.lock().as_ref().map(|new| new.code.text()).ok_or(ConsoleError::NoSuchOperation)
    }

    /// Copies it.
    ///
    /// # Errors
    /// As [`Console::reveal_recovery_code`]; when the clipboard cannot be used.
    pub async fn copy_recovery_code(self: &Arc<Self>) -> Result<ClipboardView, ConsoleError> {
        let code = self.reveal_recovery_code()?;
        self.copy(code).await
    }

    /// The user has written it down and types one of its groups. From then on it opens the profile, and no earlier one
    /// does.
    ///
    /// # Errors
    /// `InputRefused` when the group is another one; when the vault is shut or cannot be written. The code is then
    /// still on the screen, and an earlier one still good.
    pub async fn confirm_recovery_code(
        self: &Arc<Self>,
        group: Secret,
    ) -> Result<RecoveryView, ConsoleError> {
        let fits = self.new_code.lock().as_ref().map(|new| new.code.has_group(new.asked, &group));
        match fits {
            None => Err(ConsoleError::NoSuchOperation),
            Some(false) => Err(ConsoleError::Input { field: "group", reason: InputReason::Different }),
            Some(true) => self.keep_recovery_code().await,
        }
    }

    /// The same without a group, for whoever wrote it to a file.
    ///
    /// # Errors
    /// As [`Console::confirm_recovery_code`].
    pub async fn keep_recovery_code(self: &Arc<Self>) -> Result<RecoveryView, ConsoleError> {
        let code = self.new_code.lock().as_ref().map(|new| new.code.clone());
        let code = code.ok_or(ConsoleError::NoSuchOperation)?;
        let made = self.block(move |console| Ok(console.vault.set_recovery_code(&code)?)).await;
        self.recorded_here(Deed::MakeRecoveryCode, made).await?;
        *self.new_code.lock() = None;
        self.tell(ConsoleEvent::AppChanged);
        self.recovery().await
    }

    /// Gives up the code that is being written down.
    pub fn drop_recovery_code(&self) {
        *self.new_code.lock() = None;
    }

    /// The user wants no code: none is offered again.
    ///
    /// # Errors
    /// When the vault's files cannot be written.
    pub async fn decline_recovery(self: &Arc<Self>) -> Result<RecoveryView, ConsoleError> {
        self.drop_recovery_code();
        self.block(|console| Ok(console.vault.decline_recovery()?)).await?;
        self.tell(ConsoleEvent::AppChanged);
        self.recovery().await
    }

    /// Opens the profile by its recovery code and seals it anew: under the passphrase if there is one, else under a
    /// new entry in the keychain. A locked console is unlocked by it. The code stays good until another one is made.
    ///
    /// # Errors
    /// When the code has a slip, is another one's, or the new seal cannot be made; all is then as it was.
    pub async fn recover(
        self: &Arc<Self>,
        code: Secret,
        passphrase: Option<Secret>,
    ) -> Result<VaultView, ConsoleError> {
        let code = RecoveryCode::parse(&code)?;
        let _turn = self.lock.turn.lock().await;
        let opened = self.block(move |console| Ok(console.vault.recover(&code, passphrase.as_ref())?)).await;
        self.recorded_here(Deed::Recover, opened).await?;
        if self.is_locked() {
            self.unlocked().await;
        } else {
            self.taken_up().await?;
        }
        Ok(self.vault_view())
    }

    pub(crate) async fn recovery(self: &Arc<Self>) -> Result<RecoveryView, ConsoleError> {
        let recovery = self.block(|console| Ok(console.vault.recovery()?)).await?;
        Ok(match recovery {
            Recovery::NotAsked => RecoveryView::NotAsked,
            Recovery::Declined => RecoveryView::Declined,
            Recovery::Made => RecoveryView::Made,
        })
    }
}
