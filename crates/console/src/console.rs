//! One open profile.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use chatelaine_connect::Definition;
use chatelaine_ledger::{Ledger, SqliteLedger};
use chatelaine_model::{OperationId, Secret, Server, ServerId, SystemId};
use chatelaine_vault::{RecordName, Vault};
use parking_lot::{Mutex, RwLock};

use crate::activity::Seal;
use crate::bulk::Bulks;
use crate::busy::Busy;
use crate::clipboard::Held;
use crate::definition::{Corrected, Shelf};
use crate::error::ConsoleError;
use crate::limit::Limits;
use crate::lock::Lock;
use crate::port::Ports;
use crate::recovery::NewCode;
use crate::session::Seats;
use crate::view::{AppView, ConsoleEvent, ProfileKind, ProfileView, RefreshState};
use crate::work::Works;

/// Which profile to open, and where it lies.
#[derive(Debug, Clone)]
pub struct Home {
    /// Whose it is.
    pub kind: ProfileKind,
    /// Its folder; made if absent, private to the user.
    pub folder: PathBuf,
}

/// One open profile: servers, sessions, keys, secrets. Shared by all tasks of a program through an [`Arc`].
pub struct Console {
    pub(crate) home: Home,
    pub(crate) ports: Ports,
    pub(crate) shelf: Shelf,
    pub(crate) corrected: Corrected,
    pub(crate) ledger: Arc<dyn Ledger>,
    pub(crate) vault: Arc<Vault>,
    pub(crate) seats: Seats,
    pub(crate) refreshes: Mutex<HashMap<ServerId, RefreshState>>,
    /// Names of the kept secrets, so that a page of keys costs no look into the vault.
    pub(crate) kept: RwLock<HashSet<RecordName>>,
    /// Secrets that could not be sealed; they live here until they can.
    pub(crate) unsealed: Mutex<HashMap<OperationId, Secret>>,
    pub(crate) activity_sealed: Seal,
    pub(crate) held: Mutex<Option<Held>>,
    /// A recovery code that is being written down.
    pub(crate) new_code: Mutex<Option<NewCode>>,
    pub(crate) lock: Lock,
    /// What a lock waits for.
    pub(crate) busy: Busy,
    pub(crate) works: Works,
    pub(crate) bulks: Bulks,
    /// Operations that somebody was seen to work at, and whose end is awaited.
    pub(crate) watched_turns: Mutex<HashSet<OperationId>>,
    pub(crate) limits: Limits,
    pub(crate) language: RwLock<String>,
}

impl std::fmt::Debug for Console {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Console").field("home", &self.home).finish_non_exhaustive()
    }
}

impl Console {
    /// Opens a profile. The keychain is not asked yet: see [`Console::start`].
    ///
    /// # Errors
    /// When the folder or the ledger cannot be used.
    pub fn open(home: Home, ports: Ports) -> Result<Arc<Self>, ConsoleError> {
        private_folder(&home.folder)?;
        let ledger = SqliteLedger::open(&home.folder.join("ledger.sqlite"))?;
        let vault = Vault::new(home.folder.join("vault"), ports.keychain.clone())?;
        Self::open_on(home, ports, Arc::new(ledger), vault)
    }

    /// The same on a ledger and a vault that are open already: for tests that watch what is written.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn open_on(
        home: Home,
        ports: Ports,
        ledger: Arc<dyn Ledger>,
        vault: Vault,
    ) -> Result<Arc<Self>, ConsoleError> {
        let shelf = Shelf::open(home.folder.join("definitions"))?;
        let lock = Lock::new(ports.clock.now());
        Ok(Arc::new(Self {
            home,
            ports,
            shelf,
            corrected: Corrected::default(),
            ledger,
            vault: Arc::new(vault),
            seats: Seats::default(),
            refreshes: Mutex::default(),
            kept: RwLock::default(),
            unsealed: Mutex::default(),
            activity_sealed: Seal::default(),
            held: Mutex::default(),
            new_code: Mutex::default(),
            lock,
            busy: Busy::default(),
            works: Works::default(),
            bulks: Bulks::default(),
            watched_turns: Mutex::default(),
            limits: Limits::default(),
            language: RwLock::new(crate::language::USUAL.to_owned()),
        }))
    }

    /// Asks the keychain, takes up saved sessions, reads the keys of those signed in, and from then on renews
    /// sessions before they end and locks when it is time, for as long as the console is held by anybody else. Returns at once.
    ///
    /// Must be called within a Tokio runtime.
    pub fn start(self: &Arc<Self>) {
        let console = self.clone();
        tokio::spawn(async move {
            if let Err(error) = console.retry_vault().await {
                tracing::warn!(%error, "the vault did not open");
            }
        });
        tokio::spawn(crate::session::keep_alive(Arc::downgrade(self)));
        tokio::spawn(crate::lock::watch(Arc::downgrade(self)));
    }

    /// The whole at a glance.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub async fn app(self: &Arc<Self>) -> Result<AppView, ConsoleError> {
        Ok(AppView {
            profile: ProfileView { kind: self.home.kind, folder: self.home.folder.display().to_string() },
            vault: self.vault_view(),
            recovery: self.recovery().await?,
            servers: self.server_views().await?,
            unfinished: self.unfinished().await?,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }

    /// Stops a piece of work by the name it was begun with; `wait/SERVER` stops what waits for a server's pause to end.
    pub fn cancel(&self, work: &str) {
        self.works.cancel(work);
        self.stop_waiting(work);
    }

    /// Where programs on this profile agree on who does what: the turns of renewals, the pauses of servers.
    pub(crate) fn locks(&self) -> PathBuf {
        self.home.folder.join("locks")
    }

    pub(crate) fn tell(&self, event: ConsoleEvent) {
        // A locked window learns nothing but that.
        if event == ConsoleEvent::LockChanged || !self.is_locked() {
            self.ports.events.send(event);
        }
    }

    /// Runs something that waits for the disk or the keychain away from the async threads.
    pub(crate) async fn block<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, ConsoleError> + Send + 'static,
    ) -> Result<T, ConsoleError> {
        let console = self.clone();
        tokio::task::spawn_blocking(move || work(&console)).await?
    }

    pub(crate) async fn server(self: &Arc<Self>, id: &ServerId) -> Result<Server, ConsoleError> {
        let id = id.clone();
        self.block(move |console| {
            console
                .ledger
                .servers()?
                .into_iter()
                .find(|server| server.id == id)
                .ok_or(ConsoleError::NoSuchServer)
        })
        .await
    }

    /// The definition of a system as it is written.
    pub(crate) fn definition(&self, system: &SystemId) -> Result<Arc<Definition>, ConsoleError> {
        self.shelf.get(system).ok_or_else(|| ConsoleError::NoDefinition(system.clone()))
    }
}

fn private_folder(folder: &std::path::Path) -> Result<(), ConsoleError> {
    let failed = |source| ConsoleError::Folder { path: folder.to_owned(), source };
    std::fs::create_dir_all(folder).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).map_err(failed)?;
    }
    Ok(())
}
