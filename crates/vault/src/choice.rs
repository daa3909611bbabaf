//! The user's choice of how records are kept, at first and later.

use std::sync::PoisonError;

use chatelaine_model::Secret;

use crate::header::{Encoded, Header, Sealing};
use crate::seal::SealKey;
use crate::state::{State, Unsealed};
use crate::{Protection, Vault, VaultError, VaultStatus, records};

impl Vault {
    /// Seals what is there, and what comes, under the keychain.
    ///
    /// # Errors
    /// [`VaultError::Keychain`] when it cannot be used; nothing was changed. [`VaultError::WouldLose`] when records are
    /// sealed that are not open.
    pub fn choose_keychain(&self) -> Result<(), VaultError> {
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let _turn = self.opening_turn()?;
        let header = self.header_to_change()?;
        if self.status() == VaultStatus::Open(Protection::Keychain) {
            return Ok(());
        }
        let wrapping = self.keychain_key(&header)?;
        self.seal_under(Protection::Keychain, header, |header, key| {
            Ok(Sealing::Keychain { sealed_key: header.wrap(&wrapping, key)? })
        })
    }

    /// Seals what is there, and what comes, under a passphrase, or under another one than before. Where the keychain
    /// held the key, its entry is removed.
    ///
    /// # Errors
    /// [`VaultError::EmptyPassphrase`]; [`VaultError::WouldLose`] when records are sealed that are not open.
    pub fn choose_passphrase(&self, passphrase: &Secret) -> Result<(), VaultError> {
        if passphrase.is_empty() {
            return Err(VaultError::EmptyPassphrase);
        }
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let _turn = self.opening_turn()?;
        self.seal_by_passphrase(passphrase)
    }

    /// The caller has the opening turn.
    pub(crate) fn seal_by_passphrase(&self, passphrase: &Secret) -> Result<(), VaultError> {
        let header = self.header_to_change()?;
        let left_keychain = matches!(header.protection, Sealing::Keychain { .. }).then(|| header.entry());
        let mut salt = vec![0; 16];
        getrandom::fill(&mut salt).map_err(|_| VaultError::Random)?;
        let wrapping = self.cost.derive(passphrase, &salt)?;
        self.seal_under(Protection::Passphrase, header, |header, key| {
            let sealed_key = header.wrap(&wrapping, key)?;
            Ok(Sealing::Passphrase { salt: Encoded(salt), cost: self.cost, sealed_key })
        })?;
        if let Some(Err(error)) = left_keychain.map(|entry| self.keychain.remove(&entry)) {
            tracing::warn!(%error, "an entry that is no longer used stays in the keychain");
        }
        Ok(())
    }

    /// Keeps records in this process only. Where records are sealed that cannot be opened, they stay as they are, and
    /// the choice holds for this run; otherwise it holds until another one is made.
    ///
    /// # Errors
    /// [`VaultError::NotOffered`] when records are sealed and open: they would be lost.
    pub fn choose_memory(&self) -> Result<(), VaultError> {
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self.write_state();
        match *state {
            State::Closed => return Err(VaultError::NotOpen),
            State::Sealed { .. } => return Err(VaultError::NotOffered),
            State::Memory(_) => return Ok(()),
            State::KeychainFailed(_) | State::NeedsPassphrase => {}
            State::NeedsChoice(_) => {
                let (_turn, _writing) = (self.opening_turn()?, self.writing_turn()?);
                if !self.holds_sealed()? {
                    self.write_header(&self.present_header()?.unkeyed().under(Sealing::Memory))?;
                }
            }
        }
        *state = State::Memory(Unsealed::new());
        Ok(())
    }

    /// The header that a new protection is written into.
    fn header_to_change(&self) -> Result<Header, VaultError> {
        let found = match &*self.read_state() {
            State::Closed => return Err(VaultError::NotOpen),
            State::Sealed { header, .. } => Some(header.profile.clone()),
            _ => None,
        };
        let header = self.present_header()?;
        match found {
            Some(profile) if profile == header.profile => Ok(header),
            Some(_) => Err(VaultError::Replaced),
            None if self.holds_sealed()? => Err(VaultError::WouldLose),
            None => Ok(header.unkeyed()),
        }
    }

    /// Writes the header under another protection. Sealed records need not be touched, for their key stays; records
    /// in memory are sealed, all of them or, if one cannot be, none.
    pub(crate) fn seal_under(
        &self,
        by: Protection,
        header: Header,
        sealing: impl FnOnce(&Header, &SealKey) -> Result<Sealing, VaultError>,
    ) -> Result<(), VaultError> {
        let mut state = self.write_state();
        let _writing = self.writing_turn()?;
        let key = match &*state {
            State::Sealed { key, .. } => key.clone(),
            _ => SealKey::random()?,
        };
        let new = header.under(sealing(&header, &key)?);
        self.write_header(&new)?;
        if let State::Memory(unsealed) = &*state
            && let Err(error) = self.seal_all(unsealed, &new, &key)
        {
            for name in unsealed.keys() {
                self.files.remove(&records::file(name))?;
            }
            self.write_header(&header.under(Sealing::Memory))?;
            return Err(error);
        }
        *state = State::Sealed { by, header: new, key };
        Ok(())
    }

    fn seal_all(&self, unsealed: &Unsealed, header: &Header, key: &SealKey) -> Result<(), VaultError> {
        unsealed.iter().try_for_each(|(name, value)| self.write_record(header, key, name, value))
    }
}
