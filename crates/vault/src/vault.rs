//! The vault itself: where its files lie, its keychain, and what it holds in memory.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use crate::files::{Files, Turn};
use crate::header::{self, Header};
use crate::keychain::Patient;
use crate::records;
use crate::state::State;
use crate::{FileStep, Keychain, PassphraseCost, VaultError, VaultStatus};

/// How long a keychain call may take unless told otherwise: long enough to type a password into a prompt.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Secrets at rest, of one profile, in one folder. All methods block, on the disk or on a keychain prompt, and may be
/// called from any thread; several processes may share a folder.
pub struct Vault {
    pub(crate) files: Files,
    pub(crate) keychain: Patient,
    pub(crate) cost: PassphraseCost,
    /// Held while the vault is opened or its protection changed, prompts included.
    pub(crate) opening: Mutex<()>,
    pub(crate) state: RwLock<State>,
}

impl Vault {
    /// A vault in a folder, which is made if need be. No keychain is touched yet.
    ///
    /// # Errors
    /// [`VaultError::File`] when the folder cannot be made.
    pub fn new(dir: PathBuf, keychain: Arc<dyn Keychain>) -> Result<Self, VaultError> {
        Ok(Self {
            files: Files::new(dir)?,
            keychain: Patient::new(keychain, TIME_LIMIT),
            cost: PassphraseCost::default(),
            opening: Mutex::new(()),
            state: RwLock::new(State::Closed),
        })
    }

    /// The same with another time limit than 60 s for each keychain call.
    #[must_use]
    pub fn with_time_limit(self, limit: Duration) -> Self {
        Self { keychain: self.keychain.with_limit(limit), ..self }
    }

    /// The same with another cost for passphrases chosen from now on.
    #[must_use]
    pub fn with_passphrase_cost(self, cost: PassphraseCost) -> Self {
        Self { cost, ..self }
    }

    /// The same, calling `after` after each step of each change of a file: for tests that end the program there.
    #[must_use]
    pub fn watched(mut self, after: impl Fn(FileStep) + Send + Sync + 'static) -> Self {
        self.files.set_after(Arc::new(after));
        self
    }

    /// Whether it can be used, and if not, what is needed. Never waits for a keychain.
    pub fn status(&self) -> VaultStatus {
        self.read_state().status()
    }

    pub(crate) fn read_state(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn write_state(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The right to open the vault or change its protection, among all processes. Held while the keychain is asked,
    /// so that two first starts at once do not make two keys.
    pub(crate) fn opening_turn(&self) -> Result<Turn, VaultError> {
        self.files.turn("opening.lock")
    }

    /// The right to write files, among all processes. Never held while somebody is asked.
    pub(crate) fn writing_turn(&self) -> Result<Turn, VaultError> {
        self.files.turn("writing.lock")
    }

    pub(crate) fn read_header(&self) -> Result<Option<Header>, VaultError> {
        let Some(bytes) = self.files.read(header::FILE)? else { return Ok(None) };
        let damaged = || VaultError::DamagedHeader(self.files.path(header::FILE));
        Header::parse(&bytes)?.ok_or_else(damaged).map(Some)
    }

    /// The caller has the writing turn.
    pub(crate) fn write_header(&self, header: &Header) -> Result<(), VaultError> {
        let damaged =
            |source| VaultError::File { path: self.files.path(header::FILE), action: "written", source };
        self.files.write(header::FILE, &header.to_bytes().map_err(damaged)?)
    }

    /// The header, which was read before and can only be gone if another process began anew.
    pub(crate) fn present_header(&self) -> Result<Header, VaultError> {
        self.read_header()?.ok_or(VaultError::Replaced)
    }

    /// Whether records are on the disk, readable or not.
    pub(crate) fn holds_sealed(&self) -> Result<bool, VaultError> {
        Ok(!self.files.list(records::FOLDER)?.is_empty())
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("files", &self.files).field("status", &self.status()).finish()
    }
}
