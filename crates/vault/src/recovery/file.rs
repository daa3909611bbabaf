//! `recovery.json`: the records' key once more, sealed under the recovery code; or that the user wants none.

use serde::{Deserialize, Serialize};

use super::RecoveryCode;
use crate::header::{Encoded, Header};
use crate::seal::SealKey;
use crate::{PassphraseCost, Vault, VaultError};

/// The file's name in the vault's folder.
pub(crate) const FILE: &str = "recovery.json";
/// The newest format that this version knows.
const FORMAT: u32 = 1;

#[derive(Serialize, Deserialize)]
pub(super) struct RecoveryFile {
    format: u32,
    profile: String,
    choice: Choice,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Choice {
    Declined,
    Code { salt: Encoded, cost: PassphraseCost, sealed_key: Encoded },
}

impl RecoveryFile {
    pub(super) fn declined(header: &Header) -> Self {
        Self { format: FORMAT, profile: header.profile.clone(), choice: Choice::Declined }
    }

    /// The code is as random as a key, so that any derivation would do: the one that passphrases have is the one
    /// that is there already.
    pub(super) fn sealing(
        header: &Header,
        key: &SealKey,
        code: &RecoveryCode,
        cost: PassphraseCost,
    ) -> Result<Self, VaultError> {
        let mut salt = vec![0; 16];
        getrandom::fill(&mut salt).map_err(|_| VaultError::Random)?;
        let sealed_key = Encoded(cost.derive(&code.text(), &salt)?.seal(&identity(header), key.bytes())?);
        let choice = Choice::Code { salt: Encoded(salt), cost, sealed_key };
        Ok(Self { format: FORMAT, profile: header.profile.clone(), choice })
    }
}

impl Choice {
    /// The records' key, opened by the code.
    pub(super) fn open(&self, header: &Header, code: &RecoveryCode) -> Result<SealKey, VaultError> {
        let Self::Code { salt, cost, sealed_key } = self else { return Err(VaultError::NoRecoveryCode) };
        let wrapping = cost.derive(&code.text(), &salt.0)?;
        let bytes = wrapping.open(&identity(header), &sealed_key.0).ok_or(VaultError::WrongRecoveryCode)?;
        SealKey::from_bytes(&bytes).ok_or(VaultError::WrongRecoveryCode)
    }
}

/// What the key is bound to: another text than in the header, so that neither can stand in for the other.
fn identity(header: &Header) -> String {
    format!("chatelaine recovery\nformat {FORMAT}\nprofile {}", header.profile)
}

impl Vault {
    /// What was chosen for this profile; what another profile left behind or nobody understands is nothing.
    pub(super) fn read_recovery(&self, header: &Header) -> Result<Option<Choice>, VaultError> {
        let Some(bytes) = self.files.read(FILE)? else { return Ok(None) };
        let read = serde_json::from_slice::<RecoveryFile>(&bytes).ok();
        let ours = read.filter(|file| file.format == FORMAT && file.profile == header.profile);
        Ok(ours.map(|file| file.choice))
    }

    /// The caller has the writing turn.
    pub(super) fn write_recovery(&self, file: &RecoveryFile) -> Result<(), VaultError> {
        let failed = |error: serde_json::Error| VaultError::File {
            path: self.files.path(FILE),
            action: "written",
            source: error.into(),
        };
        self.files.write(FILE, &serde_json::to_vec_pretty(file).map_err(failed)?)
    }
}
