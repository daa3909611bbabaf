//! A world for one test: a sandbox, a home of its own, and the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use chatelaine_console::SystemClock;
use chatelaine_model::{Secret, SystemId};
use chatelaine_sandbox::{Fault, FaultKind, Person, Sandbox, SandboxOptions};
use chatelaine_vault::{MemoryKeychain, PassphraseCost, Vault};
use serde_json::Value;
use tempfile::TempDir;

/// What seals the profiles of these tests.
pub const PASSPHRASE: &str = "SENTINEL-passphrase-41c7";

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ended {
    /// The JSON on standard output.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The one object on standard error.
    #[track_caller]
    pub fn error(&self) -> Value {
        assert_eq!(self.err.trim().lines().count(), 1, "one object was expected: {self:?}");
        serde_json::from_str(&self.err).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Insists on an exit code.
    #[track_caller]
    pub fn with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }
}

/// A home with no server in it, and no sandbox.
pub struct Home {
    dir: TempDir,
}

impl Home {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        Self { dir }
    }

    /// The same with a profile that has begun, under a passphrase that costs next to nothing to open it with: most
    /// tests start the program many times, and each time would pay for it.
    pub fn begun_cheaply() -> Self {
        let home = Self::new();
        let vault = Vault::new(home.path("home/own/vault"), Arc::new(MemoryKeychain::new())).unwrap();
        let vault = vault.with_passphrase_cost(PassphraseCost::LEAST);
        vault.open_with_passphrase(&Secret::new(PASSPHRASE)).unwrap();
        home
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A file with a secret, and its path as an argument.
    pub fn file(&self, name: &str, content: &str) -> String {
        fs::write(self.path(name), content).unwrap();
        self.path(name).display().to_string()
    }

    /// The program with nothing of this computer's environment: no keychain, no desktop, no data folder of the user's.
    pub fn bare(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chatelaine"));
        command.env_clear().env("HOME", self.path("nobody")).stdin(Stdio::null());
        command
    }

    /// The program on this home's profile, sealed by the passphrase.
    pub fn program(&self) -> Command {
        let mut command = self.bare();
        command.arg("--home").arg(self.path("home")).arg("--passphrase-file").arg(self.path("passphrase"));
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, args: &[&str]) -> Ended {
        ended(self.program().args(args))
    }

    /// The same with answers in JSON.
    pub fn json(&self, args: &[&str]) -> Ended {
        ended(self.program().arg("--json").args(args))
    }

    /// The files of the profile in which these bytes stand open.
    pub fn files_with(&self, marker: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut open = vec![self.path("home")];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else if contains(&fs::read(&path).unwrap(), marker.as_bytes()) {
                    found.push(path);
                }
            }
        }
        found
    }
}

pub fn ended(command: &mut Command) -> Ended {
    let Output { status, stdout, stderr } = command.output().unwrap();
    Ended {
        code: status.code().unwrap_or(-1),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

fn contains(bytes: &[u8], marker: &[u8]) -> bool {
    bytes.windows(marker.len()).any(|window| window == marker)
}

/// A home, and five servers that run.
pub struct World {
    pub home: Home,
    pub sandbox: Sandbox,
    _servers: TempDir,
}

impl World {
    /// The servers run and none is in the list.
    pub async fn new() -> Self {
        let servers = tempfile::tempdir().unwrap();
        let options = SandboxOptions {
            dir: servers.path().join("servers"),
            base_port: None,
            clock: Arc::new(SystemClock),
        };
        Self {
            home: Home::begun_cheaply(),
            sandbox: Sandbox::start(options).await.unwrap(),
            _servers: servers,
        }
    }

    /// One server is in the list under its system's id as name.
    pub async fn with(system: &str) -> Self {
        let world = Self::new().await;
        world.add(system);
        world
    }

    /// The same, and somebody is signed in by password alone.
    pub async fn signed_in(system: &str) -> Self {
        let world = Self::with(system).await;
        world.sign_in(system).with(0);
        world
    }

    pub fn add(&self, system: &str) {
        let address = self.address(system);
        self.run(&["server", "add", system, "--system", system, "--url", &address]).with(0);
    }

    pub fn address(&self, system: &str) -> String {
        let mut servers = self.sandbox.servers().into_iter();
        servers.find(|server| server.system.as_str() == system).unwrap().address
    }

    /// The made-up person that is there to try something: whose description holds these words.
    pub fn person(&self, system: &str, about: &str) -> Person {
        let mut people = self.sandbox.people().into_iter();
        people.find(|person| person.system.as_str() == system && person.about.contains(about)).unwrap()
    }

    /// Signs in as the first person of a system, with its password from a file.
    pub fn sign_in(&self, system: &str) -> Ended {
        let person = self.person(system, "");
        let password = self.home.file("password", &person.password);
        self.json(&["sign-in", system, "--user", &person.login, "--password-file", &password])
    }

    /// Runs a command; what it assumes of the made-up servers is accepted, for they are made to that.
    pub fn run(&self, args: &[&str]) -> Ended {
        self.home.run(&[&["--accept-assumed"], args].concat())
    }

    /// The same with answers in JSON.
    pub fn json(&self, args: &[&str]) -> Ended {
        self.home.json(&[&["--accept-assumed"], args].concat())
    }

    /// The code in the last mail.
    pub fn code(&self) -> String {
        self.sandbox.mails().unwrap().into_iter().find_map(|mail| mail.code).unwrap()
    }

    /// Something goes wrong on a server from now on.
    pub fn goes_wrong(&self, system: &str, path: &str, kind: FaultKind) {
        let fault =
            Fault { system: SystemId::new(system), method: None, path: path.to_owned(), times: None, kind };
        self.sandbox.inject(fault).unwrap();
    }

    /// Something goes wrong with one request.
    pub fn goes_wrong_once(&self, system: &str, method: &str, path: &str, kind: FaultKind) {
        let fault = Fault {
            system: SystemId::new(system),
            method: Some(method.to_owned()),
            path: path.to_owned(),
            times: Some(1),
            kind,
        };
        self.sandbox.inject(fault).unwrap();
    }

    /// A key of a server by its name, as `key list` tells it.
    #[track_caller]
    pub fn key(&self, system: &str, name: &str) -> Option<Value> {
        let listed = self.json(&["key", "list", "--server", system, "--search", name]).with(0).json();
        listed.as_array().unwrap().iter().find(|key| key["name"] == name).cloned()
    }

    #[track_caller]
    pub fn key_id(&self, system: &str, name: &str) -> String {
        self.key(system, name).unwrap()["id"].as_str().unwrap().to_owned()
    }
}

/// Whether only the user may read a file.
#[cfg(unix)]
pub fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777 == 0o600
}
