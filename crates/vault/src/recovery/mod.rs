//! The recovery code: written down on paper, it opens the profile when the keychain's entry or the passphrase is lost.

mod code;
mod file;
mod recover;

use std::sync::PoisonError;

pub use code::{RecoveryCode, RecoveryCodeError};
pub(crate) use file::FILE;

use crate::state::State;
use crate::{Vault, VaultError};
use file::{Choice, RecoveryFile};

/// Whether a profile can be opened by a recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// Nobody was asked yet.
    NotAsked,
    /// The user wants none.
    Declined,
    /// There is one, written down somewhere.
    Made,
}

impl Vault {
    /// Whether this profile has a recovery code. Can be asked while the vault is shut.
    ///
    /// # Errors
    /// What the disk said. A file that cannot be understood counts as none.
    pub fn recovery(&self) -> Result<Recovery, VaultError> {
        let Some(header) = self.read_header()? else { return Ok(Recovery::NotAsked) };
        Ok(match self.read_recovery(&header)? {
            None => Recovery::NotAsked,
            Some(Choice::Declined) => Recovery::Declined,
            Some(Choice::Code { .. }) => Recovery::Made,
        })
    }

    /// Lets a code open this profile. One that was made before opens nothing from then on. Only a key that is sealed
    /// under the code is stored, never the code.
    ///
    /// # Errors
    /// [`VaultError::NotOffered`] unless records are sealed and open; then, and when the disk fails, an earlier code
    /// stays good.
    pub fn set_recovery_code(&self, code: &RecoveryCode) -> Result<(), VaultError> {
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let state = self.read_state();
        let State::Sealed { header, key, .. } = &*state else { return Err(VaultError::NotOffered) };
        let sealed = RecoveryFile::sealing(header, key, code, self.cost)?;
        let _writing = self.writing_turn()?;
        self.check_profile(header)?;
        self.write_recovery(&sealed)
    }

    /// Notes that the user wants no code, so that none is offered again. One that is there stays.
    ///
    /// # Errors
    /// What the disk said.
    pub fn decline_recovery(&self) -> Result<(), VaultError> {
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let header = self.present_header()?;
        let _writing = self.writing_turn()?;
        if self.read_recovery(&header)?.is_some() {
            return Ok(());
        }
        self.write_recovery(&RecoveryFile::declined(&header))
    }
}
