//! Opening a vault: at the start, and after something was missing.

use std::path::PathBuf;
use std::sync::PoisonError;

use chatelaine_model::Secret;

use crate::header::{self, Encoded, Header, Sealing};
use crate::seal::SealKey;
use crate::state::{State, Unsealed};
use crate::{KeychainError, Protection, Vault, VaultError, VaultStatus, records, recovery};

/// Where what was set aside lies.
const ASIDE: &str = "aside";

impl Vault {
    /// Opens the vault by what was chosen last; a new one by the keychain. An open one stays as it is; one that could
    /// not be opened is tried again, over a new connection to the keychain.
    ///
    /// # Errors
    /// A keychain that cannot be used is a [`VaultStatus`] and no error. [`VaultError`] tells of files that cannot be
    /// read or understood; they were left in place.
    pub fn open(&self) -> Result<VaultStatus, VaultError> {
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let status @ VaultStatus::Open(_) = self.status() {
            return Ok(status);
        }
        let _turn = self.opening_turn()?;
        let header = self.found_or_begun()?;
        let state = match &header.protection {
            Sealing::Undecided => self.first_opening(header)?,
            Sealing::Memory => State::Memory(Unsealed::new()),
            Sealing::Passphrase { .. } => State::NeedsPassphrase,
            Sealing::Keychain { sealed_key } => match self.keychain_opening(&header, sealed_key) {
                Ok(key) => State::Sealed { by: Protection::Keychain, header, key },
                Err(why) if self.holds_sealed()? => State::KeychainFailed(why),
                Err(why) => State::NeedsChoice(why),
            },
        };
        let status = state.status();
        *self.write_state() = state;
        Ok(status)
    }

    /// Opens a vault that is sealed under a passphrase.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`]; [`VaultError::NotOffered`] when no passphrase is asked for.
    pub fn unlock(&self, passphrase: &Secret) -> Result<(), VaultError> {
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if self.status() != VaultStatus::NeedsPassphrase {
            return Err(VaultError::NotOffered);
        }
        self.unlock_by(self.present_header()?, passphrase)
    }

    /// Opens the vault by a passphrase without asking any keychain: a new one is sealed under it, one that is sealed
    /// under a passphrase is unlocked. Tells whether it was sealed only now.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::EmptyPassphrase`]; [`VaultError::NotOffered`] when the profile
    /// is sealed under the keychain.
    pub fn open_with_passphrase(&self, passphrase: &Secret) -> Result<bool, VaultError> {
        if passphrase.is_empty() {
            return Err(VaultError::EmptyPassphrase);
        }
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        match self.status() {
            VaultStatus::Open(Protection::Passphrase) => return Ok(false),
            VaultStatus::Open(_) => return Err(VaultError::NotOffered),
            _ => {}
        }
        let _turn = self.opening_turn()?;
        let header = self.found_or_begun()?;
        match &header.protection {
            Sealing::Passphrase { .. } => self.unlock_by(header, passphrase).map(|()| false),
            Sealing::Keychain { .. } => Err(VaultError::NotOffered),
            Sealing::Undecided | Sealing::Memory => {
                *self.write_state() = State::NeedsChoice(KeychainError::Absent);
                self.seal_by_passphrase(passphrase).map(|()| true)
            }
        }
    }

    fn unlock_by(&self, header: Header, passphrase: &Secret) -> Result<(), VaultError> {
        let Sealing::Passphrase { salt, cost, sealed_key } = &header.protection else {
            return Err(VaultError::Replaced);
        };
        let wrapping = cost.derive(passphrase, &salt.0)?;
        let key = header.unwrap(&wrapping, sealed_key).ok_or(VaultError::WrongPassphrase)?;
        *self.write_state() = State::Sealed { by: Protection::Passphrase, header, key };
        Ok(())
    }

    /// Shuts the vault: the keys that open it are wiped from memory, and [`Vault::open`] asks for them again. What lives
    /// in memory only stays, for it is nowhere else.
    pub fn close(&self) {
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self.write_state();
        if !matches!(*state, State::Memory(_)) {
            *state = State::Closed;
        }
    }

    /// Moves what is sealed and cannot be opened into a folder of its own, whole, so that [`Vault::open`] begins anew.
    /// Gives that folder. The keychain's entry stays, should it still be there.
    ///
    /// # Errors
    /// [`VaultError::NotOffered`] while the vault is open.
    pub fn set_aside(&self) -> Result<PathBuf, VaultError> {
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self.write_state();
        if let VaultStatus::Open(_) = state.status() {
            return Err(VaultError::NotOffered);
        }
        let (_turn, _writing) = (self.opening_turn()?, self.writing_turn()?);
        let bytes = self.files.read(header::FILE)?;
        let profile = bytes.as_deref().and_then(|bytes| Header::parse(bytes).ok()?);
        let folder = format!("{ASIDE}/{}", profile.unwrap_or_else(Header::new).profile);
        // In this order a crash leaves the records beside a header at every moment, and its recovery code with it.
        self.files.write(&format!("{folder}/{}", header::FILE), &bytes.unwrap_or_default())?;
        if let Some(code) = self.files.read(recovery::FILE)? {
            self.files.write(&format!("{folder}/{}", recovery::FILE), &code)?;
        }
        self.files.move_folder(records::FOLDER, &format!("{folder}/{}", records::FOLDER))?;
        self.files.remove(header::FILE)?;
        self.files.remove(recovery::FILE)?;
        *state = State::Closed;
        Ok(self.files.path(&folder))
    }

    /// The header, after removing what a crash left unfinished; a new one where nothing is.
    fn found_or_begun(&self) -> Result<Header, VaultError> {
        let _writing = self.writing_turn()?;
        self.files.sweep("")?;
        self.files.sweep(records::FOLDER)?;
        if let Some(header) = self.read_header()? {
            return Ok(header);
        }
        if self.holds_sealed()? {
            return Err(VaultError::MissingHeader(self.files.path(header::FILE)));
        }
        // The profile's name is on the disk before the keychain has an entry of that name: a crash in between
        // leaves an entry that the next start takes up.
        let header = Header::new();
        self.write_header(&header)?;
        Ok(header)
    }

    fn first_opening(&self, header: Header) -> Result<State, VaultError> {
        let wrapping = match self.keychain_key(&header) {
            Ok(wrapping) => wrapping,
            Err(VaultError::Keychain(why)) => return Ok(State::NeedsChoice(why)),
            Err(error) => return Err(error),
        };
        let key = SealKey::random()?;
        let header = header.under(Sealing::Keychain { sealed_key: header.wrap(&wrapping, &key)? });
        let _writing = self.writing_turn()?;
        self.write_header(&header)?;
        Ok(State::Sealed { by: Protection::Keychain, header, key })
    }

    pub(crate) fn keychain_opening(
        &self,
        header: &Header,
        sealed_key: &Encoded,
    ) -> Result<SealKey, KeychainError> {
        let bytes = self.keychain.load(&header.entry())?.ok_or(KeychainError::Missing)?;
        let wrapping = SealKey::from_bytes(&bytes).ok_or(KeychainError::Garbage)?;
        header.unwrap(&wrapping, sealed_key).ok_or(KeychainError::Garbage)
    }

    /// The keychain's key of a profile that is not sealed under it yet: made, stored and read back if need be. An
    /// entry that is there is never replaced.
    pub(crate) fn keychain_key(&self, header: &Header) -> Result<SealKey, VaultError> {
        let entry = header.entry();
        if let Some(bytes) = self.keychain.load(&entry)? {
            return Ok(SealKey::from_bytes(&bytes).ok_or(KeychainError::Garbage)?);
        }
        self.new_keychain_key(header)
    }

    /// A new key in the keychain, in the place of whatever stands there, read back.
    pub(crate) fn new_keychain_key(&self, header: &Header) -> Result<SealKey, VaultError> {
        let (entry, key) = (header.entry(), SealKey::random()?);
        self.keychain.store(&entry, key.bytes())?;
        let stored = self.keychain.load(&entry)?.ok_or(KeychainError::Missing)?;
        if stored.as_slice() != key.bytes() {
            return Err(KeychainError::Garbage.into());
        }
        Ok(key)
    }
}
