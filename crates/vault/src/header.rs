//! `vault.json`: whose records these are, and how the key that seals them is itself sealed.
//!
//! Records are sealed under a key of their own, which is sealed under the keychain's key or the passphrase's. To
//! change the protection is then one atomic write of this file, whatever the number of records.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::PassphraseCost;
use crate::seal::SealKey;
use crate::{RecordName, VaultError};

/// The newest format that this version knows.
pub(crate) const FORMAT: u32 = 1;
/// The file's name in the vault's folder.
pub(crate) const FILE: &str = "vault.json";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Header {
    pub(crate) format: u32,
    pub(crate) profile: String,
    pub(crate) protection: Sealing,
}

/// What the records' key is sealed under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Sealing {
    /// A new profile: nothing is sealed and no key is in use.
    Undecided,
    /// The user chose to keep nothing.
    Memory,
    /// The entry of this profile in the keychain.
    Keychain { sealed_key: Encoded },
    /// A passphrase.
    Passphrase { salt: Encoded, cost: PassphraseCost, sealed_key: Encoded },
}

/// Bytes, in Base64 where they are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Encoded(pub(crate) Vec<u8>);

impl TryFrom<String> for Encoded {
    type Error = base64::DecodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        STANDARD.decode(text).map(Self)
    }
}

impl From<Encoded> for String {
    fn from(bytes: Encoded) -> Self {
        STANDARD.encode(bytes.0)
    }
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

impl Header {
    /// Of a profile that does not exist yet.
    pub(crate) fn new() -> Self {
        Self { format: FORMAT, profile: uuid::Uuid::new_v4().to_string(), protection: Sealing::Undecided }
    }

    /// The same profile under another protection.
    pub(crate) fn under(&self, protection: Sealing) -> Self {
        Self { protection, ..self.clone() }
    }

    /// The same profile if no key was ever in use, else a new one, so that another process which holds that key
    /// notices.
    pub(crate) fn unkeyed(self) -> Self {
        if matches!(self.protection, Sealing::Undecided | Sealing::Memory) { self } else { Self::new() }
    }

    /// `Ok(None)` when it cannot be understood.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Option<Self>, VaultError> {
        match serde_json::from_slice::<Format>(bytes) {
            Ok(Format { format }) if format > FORMAT => Err(VaultError::Newer { found: format }),
            Ok(_) => Ok(serde_json::from_slice(bytes).ok()),
            Err(_) => Ok(None),
        }
    }

    pub(crate) fn to_bytes(&self) -> io::Result<Vec<u8>> {
        Ok(serde_json::to_vec_pretty(self)?)
    }

    /// The name of this profile's entry in the keychain.
    pub(crate) fn entry(&self) -> String {
        format!("profile/{}", self.profile)
    }

    /// What the records' key is bound to where it is sealed.
    fn key_identity(&self) -> String {
        format!("chatelaine key\nformat {FORMAT}\nprofile {}", self.profile)
    }

    /// Seals the records' key under another.
    pub(crate) fn wrap(&self, wrapping: &SealKey, key: &SealKey) -> Result<Encoded, VaultError> {
        wrapping.seal(&self.key_identity(), key.bytes()).map(Encoded)
    }

    /// Opens the records' key; `None` when another key sealed it, or it was changed.
    pub(crate) fn unwrap(&self, wrapping: &SealKey, sealed: &Encoded) -> Option<SealKey> {
        SealKey::from_bytes(&wrapping.open(&self.key_identity(), &sealed.0)?)
    }
}

/// What a record is bound to where it is sealed.
pub(crate) fn record_identity(profile: &str, record: &RecordName) -> String {
    format!("chatelaine record\nformat {FORMAT}\nprofile {profile}\nrecord {record}")
}
