//! The terminal on a profile of one test's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use chatelaine_tests::files_with;
use serde_json::Value;
use tempfile::TempDir;

use crate::hub::Hub;

/// What the hub is called in these profiles.
pub(crate) const SERVER: &str = "Hub";

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Ended {
    /// Insists on an exit code.
    #[track_caller]
    pub(crate) fn with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }

    /// The JSON on standard output of a command that did its work.
    #[track_caller]
    pub(crate) fn done(self) -> Value {
        let ended = self.with(0);
        serde_json::from_str(&ended.out).unwrap_or_else(|error| panic!("{error}: {ended:?}"))
    }

    /// The one object on standard error of a command that ended like this.
    #[track_caller]
    pub(crate) fn failed(self, code: i32) -> Value {
        let ended = self.with(code);
        assert_eq!(ended.err.trim().lines().count(), 1, "one object was expected: {ended:?}");
        serde_json::from_str(&ended.err).unwrap_or_else(|error| panic!("{error}: {ended:?}"))
    }
}

/// A profile sealed by a passphrase, and the program.
pub(crate) struct Terminal(TempDir);

impl Terminal {
    /// With no server in it.
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("passphrase"), "SENTINEL-passphrase-c3d0\n").unwrap();
        Self(dir)
    }

    /// With this hub in it, added by the definition alone, and everything accepted that is assumed of it.
    pub(crate) fn with(hub: &Hub) -> Self {
        let terminal = Self::new();
        terminal.add(hub).done();
        terminal
    }

    /// The same, and somebody is signed in by a password.
    pub(crate) fn signed_in(hub: &Hub, who: (&str, &str)) -> Self {
        let terminal = Self::with(hub);
        terminal.sign_in(who).done();
        terminal
    }

    /// Adds the hub.
    pub(crate) fn add(&self, hub: &Hub) -> Ended {
        let definition = definition();
        self.run(&["server", "add", SERVER, "--definition", &definition, "--url", hub.address()])
    }

    /// Signs in by a password.
    pub(crate) fn sign_in(&self, (name, password): (&str, &str)) -> Ended {
        let password = self.file("password", password);
        self.run(&["--accept-assumed", "sign-in", SERVER, "--user", name, "--password-file", &password])
    }

    /// Signs in by a token.
    pub(crate) fn sign_in_by_token(&self, token: &str) -> Ended {
        let token = self.file("token", token);
        self.run(&["sign-in", SERVER, "--api-key-file", &token])
    }

    /// Where the session stands.
    pub(crate) fn status(&self) -> Value {
        self.run(&["status", SERVER]).done()[0].clone()
    }

    /// The keys of the hub, read anew.
    pub(crate) fn keys(&self) -> Vec<Value> {
        self.run(&["key", "list", "--server", SERVER]).done().as_array().unwrap().clone()
    }

    /// The one of this name.
    pub(crate) fn key(&self, name: &str) -> Option<Value> {
        self.keys().into_iter().find(|key| key["name"] == name)
    }

    /// A path beside the profile.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The files of the profile in which this stands open.
    pub(crate) fn open_in_profile(&self, secret: &str) -> Vec<PathBuf> {
        files_with(&self.path("home"), secret).unwrap()
    }

    /// Runs a command to its end with nothing of this computer's environment: no keychain, no desktop, no folder of
    /// the user's.
    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        let Output { status, stdout, stderr } = Command::new(program())
            .env_clear()
            .env("HOME", self.path("nobody"))
            .stdin(Stdio::null())
            .arg("--home")
            .arg(self.path("home"))
            .arg("--passphrase-file")
            .arg(self.path("passphrase"))
            .arg("--json")
            .args(args)
            .output()
            .unwrap();
        Ended {
            code: status.code().unwrap_or(-1),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    fn file(&self, name: &str, content: &str) -> String {
        fs::write(self.path(name), content).unwrap();
        self.path(name).display().to_string()
    }
}

/// The secret that the terminal handed over in a file, without the end of its line.
pub(crate) fn secret_in(file: &Path) -> String {
    fs::read_to_string(file).unwrap().trim_end().to_owned()
}

/// The definition that makes a server of JupyterHub.
pub(crate) fn definition() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("third_party/jupyterhub.toml").display().to_string()
}

/// The terminal's program: where `cargo xtask test` built it, or where a plain build puts it, beside the tests.
fn program() -> PathBuf {
    std::env::var_os("CHATELAINE_TERMINAL").map(PathBuf::from).unwrap_or_else(|| {
        let tests = std::env::current_exe().unwrap();
        tests.parent().and_then(|deps| deps.parent()).unwrap().join("chatelaine")
    })
}
