//! A world for one test: a sandbox, a console, and ports that tell what happened.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chatelaine_console::view::{
    CreateKeyRequest, ErrorCode, ErrorView, KeyColumnView, KeyPageView, KeyQueryView, KeyRowView,
    ProfileKind, ServerView, SignInRequest,
};
use chatelaine_console::{Clipboard, ClipboardError, Console, ConsoleError, Events, Home, PATIENT, Ports};
use chatelaine_ledger::{Ledger, SqliteLedger};
use chatelaine_model::{Activity, Clock, KeyId, Secret, ServerId, SessionState, SystemId};
use chatelaine_sandbox::{FaultId, Person, Sandbox, SandboxOptions};
use chatelaine_vault::MemoryKeychain;
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::Mutex;
use tempfile::TempDir;

/// A clock that stands until it is moved.
#[derive(Debug)]
pub struct TestClock(Mutex<DateTime<Utc>>);

impl TestClock {
    pub fn at(now: DateTime<Utc>) -> Self {
        Self(Mutex::new(now))
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

/// Keeps the news.
#[derive(Debug, Default)]
pub struct News(Mutex<Vec<chatelaine_console::view::ConsoleEvent>>);

impl Events for News {
    fn send(&self, event: chatelaine_console::view::ConsoleEvent) {
        self.0.lock().unwrap().push(event);
    }
}

/// A clipboard that others may write to.
#[derive(Debug, Default)]
pub struct TestClipboard(pub Mutex<Option<String>>);

impl Clipboard for TestClipboard {
    fn put(&self, secret: &Secret) -> Result<(), ClipboardError> {
        *self.0.lock().unwrap() = Some(secret.expose().to_owned());
        Ok(())
    }

    fn holds(&self, secret: &Secret) -> Result<bool, ClipboardError> {
        Ok(self.0.lock().unwrap().as_deref() == Some(secret.expose()))
    }

    fn clear(&self) -> Result<(), ClipboardError> {
        *self.0.lock().unwrap() = None;
        Ok(())
    }
}

pub struct World {
    pub dir: TempDir,
    pub clock: Arc<TestClock>,
    pub clipboard: Arc<TestClipboard>,
    pub keychain: Arc<MemoryKeychain>,
    pub sandbox: Sandbox,
    pub console: Arc<Console>,
}

impl World {
    pub async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let clock = Arc::new(TestClock(Mutex::new(DateTime::from_timestamp(1_795_430_000, 0).unwrap())));
        let clipboard = Arc::new(TestClipboard::default());
        let keychain = Arc::new(MemoryKeychain::new());
        let options =
            SandboxOptions { dir: dir.path().join("servers"), base_port: None, clock: clock.clone() };
        let sandbox = Sandbox::start(options).await.unwrap();
        let ports = ports(&clock, &clipboard, &keychain);
        let console = open(dir.path(), ports, &sandbox).await;
        Self { dir, clock, clipboard, keychain, sandbox, console }
    }

    /// Closes the console and opens it again, as a restart of the program does.
    pub async fn restart(&mut self) {
        let ports = ports(&self.clock, &self.clipboard, &self.keychain);
        self.console = open(self.dir.path(), ports, &self.sandbox).await;
    }

    /// The same after a kill: what the server holds goes on, and whoever waited for it is gone.
    pub async fn restart_after_kill(&mut self, held: FaultId) {
        self.sandbox.lift(held);
        self.restart().await;
    }

    pub fn clock_now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// How many deletions of a private token came.
    pub fn deletions(&self, key: &KeyId) -> u32 {
        let path = format!("/api/v1/auth/private_tokens/{key}/");
        self.sandbox.requests(&SystemId::new("haut"), "DELETE", &path).unwrap()
    }

    /// A second program on the same profile.
    pub async fn another(&self) -> Arc<Console> {
        self.another_that_tells(Arc::new(News::default())).await
    }

    /// The same, whose news are heard.
    pub async fn another_that_tells(&self, events: Arc<dyn Events>) -> Arc<Console> {
        let ports = Ports { events, ..ports(&self.clock, &self.clipboard, &self.keychain) };
        open(self.dir.path(), ports, &self.sandbox).await
    }

    pub async fn server(&self, system: &str) -> ServerView {
        let app = self.console.app().await.unwrap();
        app.servers.into_iter().find(|server| server.system.as_str() == system).unwrap()
    }

    pub async fn id(&self, system: &str) -> ServerId {
        self.server(system).await.id
    }

    /// The made-up person that signs in first on a system.
    pub fn person(&self, system: &str) -> Person {
        let login = self.login(system);
        self.sandbox
            .people()
            .into_iter()
            .find(|person| person.system.as_str() == system && person.login == login)
            .unwrap()
    }

    fn login(&self, system: &str) -> String {
        let servers = self.sandbox.servers();
        servers.into_iter().find(|server| server.system.as_str() == system).unwrap().login
    }

    pub async fn request(&self, person: &Person, password: &str) -> SignInRequest {
        let server = self.id(person.system.as_str()).await;
        let systems = self.console.systems();
        let system = systems.iter().find(|system| system.id == person.system).unwrap();
        let way = system.ways.iter().find(|way| way.id == person.way).unwrap();
        let values = if way.fields.len() == 1 { vec![password] } else { vec![&*person.login, password] };
        let fields: BTreeMap<String, String> = way
            .fields
            .iter()
            .map(|field| field.name.clone())
            .zip(values.into_iter().map(String::from))
            .collect();
        SignInRequest { server, way: way.id.clone(), fields, keep: true, work: "sign-in".into() }
    }

    /// Signs in, with the mailed code where one is asked for, and reads the keys.
    pub async fn sign_in(&self, system: &str) -> ServerId {
        let person = self.person(system);
        let request = self.request(&person, &person.password).await;
        let server = request.server.clone();
        let mut state = self.console.sign_in(request).await.unwrap();
        if matches!(state, SessionState::SecondFactor { .. }) {
            let code = self.code();
            state = self.console.confirm(&server, Secret::new(code)).await.unwrap();
        }
        assert!(matches!(state, SessionState::SignedIn { .. }), "{state:?}");
        self.read_keys(&server).await;
        server
    }

    pub fn code(&self) -> String {
        self.sandbox.mails().unwrap().into_iter().find_map(|mail| mail.code).unwrap()
    }

    /// Reads the keys; a reading that began by itself is waited for.
    pub async fn read_keys(&self, server: &ServerId) {
        loop {
            self.console.refresh_keys(Some(server)).await.unwrap();
            let app = self.console.app().await.unwrap();
            let view = app.servers.into_iter().find(|view| view.id == *server).unwrap();
            match view.refresh {
                chatelaine_console::view::RefreshState::Running { .. }
                | chatelaine_console::view::RefreshState::Waiting { .. } => tokio::task::yield_now().await,
                chatelaine_console::view::RefreshState::Idle => return,
                chatelaine_console::view::RefreshState::Failed { error } => panic!("{}", error.message),
            }
        }
    }

    pub async fn page(&self, server: &ServerId, search: Option<&str>) -> KeyPageView {
        self.console
            .key_page(KeyQueryView {
                search: search.map(str::to_owned),
                statuses: vec![],
                servers: vec![server.clone()],
                gone: false,
                sort: KeyColumnView::Name,
                descending: false,
                grouped: false,
                offset: 0,
                limit: 200,
            })
            .await
            .unwrap()
    }

    pub async fn key(&self, server: &ServerId, name: &str) -> Option<KeyRowView> {
        self.page(server, Some(name)).await.rows.into_iter().find(|row| row.name == name)
    }

    pub fn new_key(&self, server: &ServerId, name: &str) -> CreateKeyRequest {
        CreateKeyRequest {
            server: server.clone(),
            name: name.into(),
            expires: Some(self.clock.now() + TimeDelta::days(30)),
            permissions: vec![],
            about: None,
        }
    }

    /// The log, newest first, read beside the console that writes it.
    pub fn activities(&self) -> Vec<Activity> {
        self.ledger().activities(500).unwrap()
    }

    /// A copy of the profile, opened, in which the log was written by somebody else: the same servers and sealed records.
    pub async fn with_another_log(&self, entries: &[Activity]) -> (TempDir, Arc<Console>) {
        let dir = tempfile::tempdir().unwrap();
        copy_but_ledger(&self.dir.path().join("profile"), &dir.path().join("profile"));
        let ledger = SqliteLedger::open(&dir.path().join("profile/ledger.sqlite")).unwrap();
        for server in self.ledger().servers().unwrap() {
            ledger.put_server(&server).unwrap();
        }
        for entry in entries {
            ledger.append(entry).unwrap();
        }
        drop(ledger);
        let console =
            open(dir.path(), ports(&self.clock, &self.clipboard, &self.keychain), &self.sandbox).await;
        (dir, console)
    }

    /// The ledger, read beside the console that writes it.
    fn ledger(&self) -> SqliteLedger {
        SqliteLedger::open(&self.dir.path().join("profile/ledger.sqlite")).unwrap()
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub fn folder(&self) -> &Path {
        self.dir.path()
    }

    pub fn presence(&self, system: &str, name: &str) -> chatelaine_sandbox::KeyPresence {
        self.sandbox.key_exists(&SystemId::new(system), name).unwrap()
    }
}

pub fn code_of(error: &ConsoleError) -> ErrorCode {
    ErrorView::from(error).code
}

fn ports(clock: &Arc<TestClock>, clipboard: &Arc<TestClipboard>, keychain: &Arc<MemoryKeychain>) -> Ports {
    Ports {
        clock: clock.clone(),
        events: Arc::new(News::default()),
        clipboard: clipboard.clone(),
        keychain: keychain.clone(),
        patience: PATIENT,
    }
}

async fn open(dir: &Path, ports: Ports, sandbox: &Sandbox) -> Arc<Console> {
    let home = Home { kind: ProfileKind::Sandbox, folder: dir.join("profile") };
    let console = Console::open(home, ports).unwrap();
    for server in sandbox.servers() {
        console.adopt_sandbox_server(&server.system, &server.name, &server.address).await.unwrap();
    }
    console.retry_vault().await.unwrap();
    console
}

fn copy_but_ledger(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_but_ledger(&entry.path(), &target);
        } else if !entry.file_name().to_string_lossy().starts_with("ledger.") {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
