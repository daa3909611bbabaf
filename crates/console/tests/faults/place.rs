//! Where cases happen: servers that run through all of them, and a profile that each case has a copy of.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chatelaine_console::view::{ProfileKind, RefreshState, SignInRequest};
use chatelaine_console::{Console, Home, Nobody, PATIENT, Ports};
use chatelaine_ledger::SqliteLedger;
use chatelaine_model::{Clock, Power, ServerId, SessionState, SystemId};
use chatelaine_sandbox::{Heard, Sandbox, SandboxOptions};
use chatelaine_vault::{FileStep, MemoryKeychain, Vault};
use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use crate::ledger::WatchedLedger;
use crate::steps::Steps;
use crate::work::Subject;

/// A clock that stands until it is set.
#[derive(Debug)]
pub struct TestClock(Mutex<DateTime<Utc>>);

impl TestClock {
    pub fn forward(&self, by: TimeDelta) {
        *self.0.lock().unwrap() += by;
    }

    pub fn set(&self, at: DateTime<Utc>) {
        *self.0.lock().unwrap() = at;
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// One of the servers.
#[derive(Debug, Clone)]
pub struct Site {
    pub system: SystemId,
    pub server: ServerId,
}

pub struct Place {
    pub clock: Arc<TestClock>,
    pub sandbox: Sandbox,
    pub heard: Arc<Mutex<Vec<Heard>>>,
    keychain: Arc<MemoryKeychain>,
    outer: Runtime,
    dir: TempDir,
}

impl Place {
    pub fn new() -> Self {
        let dir = quick_folder();
        let outer = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let clock = Arc::new(TestClock(Mutex::new(start())));
        let options =
            SandboxOptions { dir: dir.path().join("servers"), base_port: None, clock: clock.clone() };
        let sandbox = outer.block_on(Sandbox::start(options)).unwrap();
        let heard: Arc<Mutex<Vec<Heard>>> = Arc::default();
        let ear = heard.clone();
        sandbox.on_request(move |request| ear.lock().unwrap().push(request.clone()));
        Self { clock, sandbox, heard, keychain: Arc::new(MemoryKeychain::new()), outer, dir }
    }

    /// The systems of the sandbox whose definitions have all of these powers. Each has a profile then that somebody is
    /// signed in with, and whose keys are read.
    pub fn sites(&self, powers: &[Power]) -> Vec<Site> {
        self.outer.block_on(async {
            let mut sites = Vec::new();
            for server in self.sandbox.servers() {
                let steps = Arc::new(Steps::default());
                let console = self.console(&self.template(&server.system), &steps);
                let systems = console.systems();
                let system = systems.iter().find(|system| system.id == server.system).unwrap();
                let offers =
                    |power: &Power| system.capabilities.iter().any(|capability| capability.power == *power);
                if !powers.iter().all(offers) {
                    continue;
                }
                // A short list is read sooner, and nothing here is about those that were there.
                self.sandbox.forget_keys(&server.system, "").unwrap();
                console.adopt_sandbox_server(&server.system, &server.name, &server.address).await.unwrap();
                console.opened().await.unwrap();
                let id = self.sign_in(&console, &server.system).await;
                sites.push(Site { system: server.system, server: id });
            }
            sites
        })
    }

    async fn sign_in(&self, console: &Arc<Console>, system: &SystemId) -> ServerId {
        let server = console.app().await.unwrap().servers[0].id.clone();
        let people = self.sandbox.people();
        let person =
            people.iter().find(|person| person.system == *system && person.way == "password").unwrap();
        let systems = console.systems();
        let known = systems.iter().find(|known| known.id == *system).unwrap();
        let way = known.ways.iter().find(|way| way.id == "password").unwrap();
        let values = [&person.login, &person.password].into_iter().cloned();
        let fields: BTreeMap<String, String> =
            way.fields.iter().map(|field| field.name.clone()).zip(values).collect();
        let work = "sign-in".to_owned();
        let request = SignInRequest { server: server.clone(), way: way.id.clone(), fields, keep: true, work };
        let state = console.sign_in(request).await.unwrap();
        assert!(matches!(state, SessionState::SignedIn { .. }), "{system}: {state:?}");
        loop {
            console.refresh_keys(Some(&server)).await.unwrap();
            match &console.app().await.unwrap().servers[0].refresh {
                RefreshState::Idle => break,
                RefreshState::Failed { error } => panic!("{}", error.message),
                _ => tokio::task::yield_now().await,
            }
        }
        console.settle().await;
        server
    }

    /// What a reading of the keys sends, as method and path.
    pub fn reads(&self, site: &Site) -> Vec<(String, String)> {
        self.heard.lock().unwrap().clear();
        let folder = self.copy(&site.system, "reading");
        self.outer.block_on(async {
            let console = self.console(&folder, &Arc::default());
            console.opened().await.unwrap();
            console.refresh_keys(Some(&site.server)).await.unwrap();
        });
        self.clear(&folder, None);
        let heard = self.heard.lock().unwrap();
        heard.iter().map(|request| (request.method.clone(), request.path.clone())).collect()
    }

    fn template(&self, system: &SystemId) -> PathBuf {
        self.dir.path().join(format!("template-{system}"))
    }

    /// A copy of a system's profile for one case.
    pub fn copy(&self, system: &SystemId, name: &str) -> PathBuf {
        let folder = self.dir.path().join(name);
        copy(&self.template(system), &folder);
        folder
    }

    /// Removes the profile of a case, and its keys.
    pub fn clear(&self, folder: &Path, keys: Option<&Subject>) {
        if let Some(keys) = keys {
            self.sandbox.forget_keys(&keys.site.system, &keys.name).unwrap();
        }
        std::fs::remove_dir_all(folder).unwrap();
    }

    /// A console on a profile whose writes are steps.
    pub fn console(&self, folder: &Path, steps: &Arc<Steps>) -> Arc<Console> {
        let ports = Ports {
            clock: self.clock.clone(),
            events: Arc::new(Nobody),
            clipboard: Arc::new(Nobody),
            keychain: self.keychain.clone(),
            patience: PATIENT,
        };
        std::fs::create_dir_all(folder).unwrap();
        let inner = SqliteLedger::open(&folder.join("ledger.sqlite")).unwrap();
        let ledger = Arc::new(WatchedLedger { inner, steps: steps.clone() });
        let watch = steps.clone();
        let vault = self.vault(folder).watched(move |step| match step {
            FileStep::Created => watch.step("a sealed file", false),
            FileStep::Renamed | FileStep::Removed | FileStep::Moved => watch.step("a sealed file", true),
            // What is between them is gone through in the vault's own tests.
            FileStep::Written | FileStep::Synced | FileStep::Compared | FileStep::Durable => {}
        });
        let home = Home { kind: ProfileKind::Sandbox, folder: folder.to_owned() };
        Console::open_on(home, ports, ledger, vault).unwrap()
    }

    /// The vault of a profile, shut.
    pub fn vault(&self, folder: &Path) -> Vault {
        Vault::new(folder.join("vault"), self.keychain.clone()).unwrap()
    }
}

/// When each case begins.
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_430_000, 0).unwrap()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).map(drop).unwrap()
        }
    }
}

/// A folder in memory where the system has such a place: what is synced to a disk many times over takes its time.
fn quick_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}
