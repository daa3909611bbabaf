//! Opening a profile by its recovery code, and sealing it anew.

use std::sync::PoisonError;

use chatelaine_model::Secret;

use super::RecoveryCode;
use crate::header::{Header, Sealing};
use crate::seal::SealKey;
use crate::state::State;
use crate::{Protection, Vault, VaultError, VaultStatus};

impl Vault {
    /// Opens a profile whose keychain entry or passphrase is lost, and seals it under another: under `passphrase` if
    /// there is one, else under a new entry in the keychain. The code stays good until another one is made.
    ///
    /// # Errors
    /// [`VaultError::NoRecoveryCode`], [`VaultError::WrongRecoveryCode`]; [`VaultError::Keychain`] when the new entry
    /// cannot be stored, [`VaultError::EmptyPassphrase`]; [`VaultError::NotOffered`] while the vault is open. Then
    /// everything is as it was.
    pub fn recover(&self, code: &RecoveryCode, passphrase: Option<&Secret>) -> Result<(), VaultError> {
        if passphrase.is_some_and(Secret::is_empty) {
            return Err(VaultError::EmptyPassphrase);
        }
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(self.status(), VaultStatus::Open(_)) {
            return Err(VaultError::NotOffered);
        }
        let _turn = self.opening_turn()?;
        let header = self.read_header()?.ok_or(VaultError::NoRecoveryCode)?;
        let choice = self.read_recovery(&header)?.ok_or(VaultError::NoRecoveryCode)?;
        let key = choice.open(&header, code)?;
        let by = match header.protection {
            Sealing::Passphrase { .. } => Protection::Passphrase,
            _ => Protection::Keychain,
        };
        let open = State::Sealed { by, header: header.clone(), key: key.clone() };
        let before = std::mem::replace(&mut *self.write_state(), open);
        let sealed = match passphrase {
            Some(passphrase) => self.seal_by_passphrase(passphrase),
            None => self.seal_by_new_entry(header, &key),
        };
        if sealed.is_err() {
            *self.write_state() = before;
        }
        sealed
    }

    fn seal_by_new_entry(&self, header: Header, key: &SealKey) -> Result<(), VaultError> {
        if let Sealing::Keychain { sealed_key } = &header.protection
            && self.keychain_opening(&header, sealed_key).is_ok_and(|found| found.bytes() == key.bytes())
        {
            return Ok(());
        }
        // Whatever stands under our name opens nothing: the code has shown whose profile it is.
        let wrapping = self.new_keychain_key(&header)?;
        self.seal_under(Protection::Keychain, header, |header, key| {
            Ok(Sealing::Keychain { sealed_key: header.wrap(&wrapping, key)? })
        })
    }
}
