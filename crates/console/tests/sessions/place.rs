//! A profile in a folder of its own, with a clock that tests set, a keychain that other processes can read, and as
//! many consoles as a test opens.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chatelaine_console::view::{
    AccountListRequest, ConsoleEvent, ErrorCode, ErrorView, ProfileKind, ServerView, SignInRequest,
};
use chatelaine_console::{Console, ConsoleError, Events, Home, Nobody, Ports};
use chatelaine_model::{Clock, ServerId, SessionState, SystemId};
use chatelaine_vault::{Keychain, KeychainError};
use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;
use tokio::sync::Semaphore;

use crate::server::{Ask, Dialect, Server};

/// Whoever signs in.
pub const WHO: &str = "eszter@kontor.example";

/// A clock that stands until it is moved.
#[derive(Debug)]
pub struct TestClock(Mutex<DateTime<Utc>>);

impl TestClock {
    pub fn at(seconds: i64) -> Arc<Self> {
        Arc::new(Self(Mutex::new(DateTime::from_timestamp(seconds, 0).unwrap())))
    }

    pub fn forward(&self, by: TimeDelta) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// A keychain that another process can read too.
#[derive(Debug)]
pub struct FolderKeychain(PathBuf);

impl FolderKeychain {
    fn path(&self, entry: &str) -> PathBuf {
        self.0.join(entry.replace('/', "."))
    }
}

impl Keychain for FolderKeychain {
    fn load(&self, entry: &str) -> Result<Option<zeroize::Zeroizing<Vec<u8>>>, KeychainError> {
        Ok(fs::read(self.path(entry)).ok().map(zeroize::Zeroizing::new))
    }
    fn store(&self, entry: &str, value: &[u8]) -> Result<(), KeychainError> {
        fs::create_dir_all(&self.0).map_err(|_| KeychainError::Absent)?;
        fs::write(self.path(entry), value).map_err(|_| KeychainError::Other)
    }
    fn remove(&self, entry: &str) -> Result<(), KeychainError> {
        let _ = fs::remove_file(self.path(entry));
        Ok(())
    }
}

/// Counts the readings of keys that ended.
#[derive(Debug)]
pub struct Readings(Semaphore);

impl Readings {
    pub fn new() -> Arc<Self> {
        Arc::new(Self(Semaphore::new(0)))
    }

    /// What ended before does not count.
    pub fn forget(&self) {
        self.0.forget_permits(usize::MAX >> 4);
    }

    /// Waits until one has ended since.
    pub async fn one(&self) {
        self.0.acquire().await.unwrap().forget();
    }
}

impl Events for Readings {
    fn send(&self, event: ConsoleEvent) {
        if matches!(event, ConsoleEvent::KeysChanged { .. }) {
            self.0.add_permits(1);
        }
    }
}

/// A console over a profile's folder. It is not open yet.
pub fn console(root: &Path, clock: Arc<dyn Clock>, events: Arc<dyn Events>) -> Arc<Console> {
    let home = Home { kind: ProfileKind::Sandbox, folder: root.join("profile") };
    let ports = Ports {
        clock,
        events,
        clipboard: Arc::new(Nobody),
        keychain: Arc::new(FolderKeychain(root.join("keychain"))),
        patience: TimeDelta::zero(),
    };
    Console::open(home, ports).unwrap()
}

/// One server, and one profile that knows it.
pub struct Place {
    pub dir: TempDir,
    pub clock: Arc<TestClock>,
    pub readings: Arc<Readings>,
    pub server: Server,
    pub id: ServerId,
    pub console: Arc<Console>,
}

impl Place {
    pub async fn new(dialect: Dialect) -> Self {
        Self::apart(dialect, TimeDelta::zero()).await
    }

    /// With a server whose clock is ahead.
    pub async fn apart(dialect: Dialect, skew: TimeDelta) -> Self {
        let (dir, clock) = (quick_folder(), TestClock::at(1_795_430_000));
        let server = Server::start(dialect, clock.clone(), skew).await;
        let readings = Readings::new();
        let console = console(dir.path(), clock.clone(), readings.clone());
        let system = SystemId::new(dialect.system());
        console.adopt_sandbox_server(&system, "one", &server.address).await.unwrap();
        console.opened().await.unwrap();
        let id = console.app().await.unwrap().servers[0].id.clone();
        Self { dir, clock, readings, server, id, console }
    }

    /// The same, signed in, with nothing under way.
    pub async fn signed_in(dialect: Dialect) -> Self {
        let place = Self::new(dialect).await;
        place.sign_in().await;
        place
    }

    /// Another program on the same profile.
    pub async fn another(&self) -> Arc<Console> {
        let other = console(self.dir.path(), self.clock.clone(), self.readings.clone());
        other.opened().await.unwrap();
        other
    }

    pub fn request(&self) -> SignInRequest {
        let fields = self.server.books(|books| books.dialect.fields());
        let fields: BTreeMap<String, String> =
            fields.into_iter().map(|field| (field.to_owned(), WHO.to_owned())).collect();
        let (server, way) = (self.id.clone(), "password".to_owned());
        SignInRequest { server, way, fields, keep: true, work: "sign-in".into() }
    }

    pub async fn sign_in(&self) {
        self.sign_in_on(&self.console).await;
    }

    pub async fn sign_in_on(&self, console: &Arc<Console>) {
        self.readings.forget();
        let state = console.sign_in(self.request()).await.unwrap();
        assert!(matches!(state, SessionState::SignedIn { .. }), "{state:?}");
        // A sign-in begins to read the keys by itself.
        if self.server.books(|books| books.dialect.has_keys()) {
            self.readings.one().await;
        }
    }

    pub async fn state(&self) -> SessionState {
        view(&self.console).await.session
    }

    pub fn renewals(&self) -> usize {
        self.server.count(Ask::Renew)
    }

    /// To a moment at which the access token is about to end, but has not.
    pub fn to_the_end(&self) {
        let life = self.server.books(|books| books.dialect.access_life());
        self.clock.forward(life - TimeDelta::seconds(20));
        self.server.step();
    }

    /// To a moment at which a renewal is due, with time to try again.
    pub fn to_the_due(&self) {
        let life = self.server.books(|books| books.dialect.access_life());
        self.clock.forward(life - TimeDelta::seconds(120));
        self.server.step();
    }

    /// To a moment at which the access token is over.
    pub fn past_the_end(&self) {
        let life = self.server.books(|books| books.dialect.access_life());
        self.clock.forward(life + TimeDelta::seconds(1));
        self.server.step();
    }

    pub fn assert_nothing_wrong(&self) {
        assert_eq!(self.server.wrongs(), Vec::<String>::new());
    }
}

/// Does something in the name of whoever is signed in: where a system tells nothing of one's own account, it tells of
/// others'.
pub async fn use_session(console: &Arc<Console>, server: &ServerId) -> Result<(), ConsoleError> {
    match console.account(server, false).await {
        Err(error) if code_of(&error) == ErrorCode::NotOffered => {
            let request = AccountListRequest { server: server.clone(), search: None, offset: 0, limit: 1 };
            match console.accounts(request).await {
                Err(error) if code_of(&error) == ErrorCode::NotOffered => Ok(()),
                used => used.map(drop),
            }
        }
        used => used.map(drop),
    }
}

/// Reads the keys; a reading that began by itself is waited for.
pub async fn read_keys(console: &Arc<Console>, server: &ServerId) -> Result<(), ConsoleError> {
    use chatelaine_console::view::RefreshState;
    loop {
        console.refresh_keys(Some(server)).await?;
        match view(console).await.refresh {
            RefreshState::Running { .. } | RefreshState::Waiting { .. } => tokio::task::yield_now().await,
            RefreshState::Idle | RefreshState::Failed { .. } => return Ok(()),
        }
    }
}

pub async fn view(console: &Arc<Console>) -> ServerView {
    console.app().await.unwrap().servers.remove(0)
}

pub fn code_of(error: &ConsoleError) -> ErrorCode {
    ErrorView::from(error).code
}

/// A folder in memory where the system has such a place: what is synced to a disk many times over takes its time.
pub fn quick_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}
