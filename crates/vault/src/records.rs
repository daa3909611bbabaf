//! Reading and writing records.

use zeroize::Zeroizing;

use crate::header::{Header, record_identity};
use crate::seal::{SealKey, VALUE_LIMIT};
use crate::state::State;
use crate::{RecordName, Vault, VaultError};

/// Where sealed records lie in the vault's folder.
pub(crate) const FOLDER: &str = "records";
const SUFFIX: &str = ".sealed";

impl Vault {
    /// Writes a record, new or in place of the one of that name. It is on the disk when this returns.
    ///
    /// # Errors
    /// [`VaultError::NotOpen`], [`VaultError::TooLarge`] over 1 MiB, or what the disk said; then the old one stays.
    pub fn put(&self, record: &RecordName, value: &[u8]) -> Result<(), VaultError> {
        if value.len() > VALUE_LIMIT {
            return Err(VaultError::TooLarge(value.len()));
        }
        match &mut *self.write_state() {
            State::Memory(unsealed) => {
                unsealed.insert(record.clone(), Zeroizing::new(value.to_vec()));
                Ok(())
            }
            State::Sealed { header, key, .. } => {
                let _writing = self.writing_turn()?;
                self.check_profile(header)?;
                self.write_record(header, key, record, value)
            }
            _ => Err(VaultError::NotOpen),
        }
    }

    /// Reads a record; `None` when there is none of that name.
    ///
    /// # Errors
    /// [`VaultError::NotOpen`], [`VaultError::Damaged`], or what the disk said.
    pub fn get(&self, record: &RecordName) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        match &*self.read_state() {
            State::Memory(unsealed) => Ok(unsealed.get(record).cloned()),
            State::Sealed { header, key, .. } => {
                let Some(sealed) = self.files.read(&file(record))? else { return Ok(None) };
                let value = key.open(&record_identity(&header.profile, record), &sealed);
                value.ok_or_else(|| VaultError::Damaged(record.clone())).map(Some)
            }
            _ => Err(VaultError::NotOpen),
        }
    }

    /// Removes a record; one that is not there is no error.
    ///
    /// # Errors
    /// [`VaultError::NotOpen`], or what the disk said.
    pub fn remove(&self, record: &RecordName) -> Result<(), VaultError> {
        match &mut *self.write_state() {
            State::Memory(unsealed) => {
                unsealed.remove(record);
                Ok(())
            }
            State::Sealed { header, .. } => {
                let _writing = self.writing_turn()?;
                self.check_profile(header)?;
                self.files.remove(&file(record))
            }
            _ => Err(VaultError::NotOpen),
        }
    }

    /// The names of all records that start with `prefix` (`kept/`, or nothing for all), in alphabetical order.
    ///
    /// # Errors
    /// [`VaultError::NotOpen`], or what the disk said.
    pub fn names(&self, prefix: &str) -> Result<Vec<RecordName>, VaultError> {
        let mut names: Vec<RecordName> = match &*self.read_state() {
            State::Memory(unsealed) => unsealed.keys().cloned().collect(),
            State::Sealed { .. } => self.files.list(FOLDER)?.iter().filter_map(|name| named(name)).collect(),
            _ => return Err(VaultError::NotOpen),
        };
        names.retain(|name| name.as_str().starts_with(prefix));
        names.sort();
        Ok(names)
    }

    /// The caller has the writing turn.
    pub(crate) fn write_record(
        &self,
        header: &Header,
        key: &SealKey,
        record: &RecordName,
        value: &[u8],
    ) -> Result<(), VaultError> {
        let sealed = key.seal(&record_identity(&header.profile, record), value)?;
        self.files.write(&file(record), &sealed)
    }

    /// A profile that another process replaced must not get records that nobody can open.
    pub(crate) fn check_profile(&self, header: &Header) -> Result<(), VaultError> {
        if self.present_header()?.profile == header.profile { Ok(()) } else { Err(VaultError::Replaced) }
    }
}

/// A record's file. Names hold no dot, so none is mistaken for another.
pub(crate) fn file(record: &RecordName) -> String {
    let parts: Vec<&str> = record.parts().collect();
    format!("{FOLDER}/{}{SUFFIX}", parts.join("."))
}

fn named(file: &str) -> Option<RecordName> {
    RecordName::new(file.strip_suffix(SUFFIX)?.replace('.', "/")).ok()
}
