//! The terminal's program, each command a process of its own on a profile of one test's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use chatelaine_model::Secret;
use chatelaine_vault::{MemoryKeychain, PassphraseCost, Vault};
use serde_json::Value;
use tempfile::TempDir;

use crate::files_with;

/// Names the program; without it the one beside the tests is taken, where a plain build puts it.
const PROGRAM: &str = "CHATELAINE_TERMINAL";

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Ended {
    /// Insists on an exit code.
    ///
    /// # Panics
    /// When it ended with another.
    #[track_caller]
    pub fn with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }

    /// The JSON on standard output of a command that did its work.
    ///
    /// # Panics
    /// When it did not.
    #[track_caller]
    pub fn done(self) -> Value {
        let ended = self.with(0);
        serde_json::from_str(&ended.out).unwrap_or_else(|error| panic!("{error}: {ended:?}"))
    }

    /// The one object on standard error of a command that ended like this.
    ///
    /// # Panics
    /// When it ended otherwise, or said something else.
    #[track_caller]
    pub fn failed(self, code: i32) -> Value {
        let ended = self.with(code);
        assert_eq!(ended.err.trim().lines().count(), 1, "one object was expected: {ended:?}");
        serde_json::from_str(&ended.err).unwrap_or_else(|error| panic!("{error}: {ended:?}"))
    }

    /// Its exit code.
    pub fn code(&self) -> i32 {
        self.code
    }

    /// What it wrote on standard output.
    pub fn out(&self) -> &str {
        &self.out
    }

    /// What it wrote on standard error.
    pub fn err(&self) -> &str {
        &self.err
    }
}

/// What seals the profiles.
const PASSPHRASE: &str = "SENTINEL-passphrase-c3d0";

/// A profile sealed by a passphrase, and the program.
#[derive(Debug)]
pub struct Terminal(TempDir);

impl Terminal {
    /// On a profile with no server in it, whose passphrase costs next to nothing to open it with: each command would
    /// pay for it.
    ///
    /// # Panics
    /// When there is no place for it.
    pub fn on_new_profile() -> Self {
        let dir = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let terminal = Self(dir);
        terminal.file("passphrase", &format!("{PASSPHRASE}\n"));
        Vault::new(terminal.path("home/own/vault"), Arc::new(MemoryKeychain::new()))
            .and_then(|vault| {
                vault
                    .with_passphrase_cost(PassphraseCost::LEAST)
                    .open_with_passphrase(&Secret::new(PASSPHRASE))
            })
            .unwrap_or_else(|error| panic!("{error}"));
        terminal
    }

    /// Where a session stands.
    #[track_caller]
    pub fn status(&self, server: &str) -> Value {
        self.run(&["status", server]).done()[0].clone()
    }

    /// The keys of a server, read anew.
    #[track_caller]
    pub fn keys(&self, server: &str) -> Vec<Value> {
        match self.run(&["key", "list", "--server", server]).done() {
            Value::Array(keys) => keys,
            other => panic!("no list: {other}"),
        }
    }

    /// The one of this name.
    #[track_caller]
    pub fn key(&self, server: &str, name: &str) -> Option<Value> {
        self.keys(server).into_iter().find(|key| key["name"] == name)
    }

    /// A path beside the profile.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A file beside the profile, and its path as an argument.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn file(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        fs::write(&path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        path.display().to_string()
    }

    /// The files of the profile in which this stands open.
    ///
    /// # Panics
    /// When one of them cannot be read.
    #[track_caller]
    pub fn open_in_profile(&self, secret: &str) -> Vec<PathBuf> {
        files_with(&self.path("home"), secret).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Runs a command to its end, with answers in JSON.
    pub fn run(&self, args: &[&str]) -> Ended {
        self.told(&[&["--json"], args].concat())
    }

    /// The same with answers for people. Nothing of this computer's environment goes along: no keychain, no desktop,
    /// no folder of the user's.
    ///
    /// # Panics
    /// When the program cannot be run.
    pub fn told(&self, args: &[&str]) -> Ended {
        let program = program();
        let mut command = Command::new(&program);
        command
            .env_clear()
            .env("HOME", self.path("nobody"))
            .stdin(Stdio::null())
            .arg("--home")
            .arg(self.path("home"))
            .arg("--passphrase-file")
            .arg(self.path("passphrase"))
            .args(args);
        let Output { status, stdout, stderr } =
            command.output().unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_else(|error| panic!("{error}"));
        Ended { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
    }
}

/// The secret that the terminal handed over in a file, without the end of its line.
///
/// # Panics
/// When there is no such file.
#[track_caller]
pub fn secret_in(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.trim_end().to_owned()
}

fn program() -> PathBuf {
    std::env::var_os(PROGRAM).map(PathBuf::from).unwrap_or_else(|| {
        let tests = std::env::current_exe().unwrap_or_else(|error| panic!("{error}"));
        let folder = tests.parent().and_then(Path::parent).unwrap_or_else(|| panic!("{}", tests.display()));
        folder.join(format!("chatelaine{}", std::env::consts::EXE_SUFFIX))
    })
}
