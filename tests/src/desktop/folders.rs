//! The folders that stand for the user's own, so that nothing of the user's is touched.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::HarnessError;

/// A home and XDG folders that go with the desktop.
#[derive(Debug)]
pub struct Folders {
    root: TempDir,
}

impl Folders {
    pub(super) fn new() -> Result<Self, HarnessError> {
        let root = tempfile::Builder::new()
            .prefix("chatelaine-")
            .tempdir()
            .map_err(HarnessError::file("a folder"))?;
        let folders = Self { root };
        for name in ["home", "config", "data", "cache", "state", "runtime", "log"] {
            let folder = folders.path(name);
            fs::create_dir(&folder).map_err(HarnessError::file(&folder))?;
            // The runtime folder must be private, and the others lose nothing by it.
            let private = fs::Permissions::from_mode(0o700);
            fs::set_permissions(&folder, private).map_err(HarnessError::file(&folder))?;
        }
        Ok(folders)
    }

    /// All of them, logs included.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// The home folder. Nothing that keeps to the XDG folders writes into it.
    pub fn home(&self) -> PathBuf {
        self.path("home")
    }

    /// Where the window keeps its profiles.
    pub fn profiles(&self) -> PathBuf {
        self.path("data").join("org.chatelaine.desktop")
    }

    /// Where a program's output goes.
    pub fn log(&self, program: &str) -> PathBuf {
        self.path("log").join(program)
    }

    /// A program that sees these folders and nothing else of the environment than where programs are.
    pub(super) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().current_dir(self.root());
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        command.env("LANG", "C.UTF-8").env("TZ", "UTC").env("HOME", self.home());
        for (variable, name) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_RUNTIME_DIR", "runtime"),
        ] {
            command.env(variable, self.path(name));
        }
        command
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }
}
