//! Proof that no test touches the user's own data: folders that stand for them, and stay empty.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::XtaskError;
use crate::program::Program;
use crate::tree;

/// By which variables a program finds the user's folders on Linux, see the XDG Base Directory Specification.
const FOLDERS: [&str; 5] =
    ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"];

/// Folders that stand for the user's own.
pub(super) struct Guard(PathBuf);

impl Guard {
    /// Makes them, empty.
    pub(super) fn new() -> Result<Self, XtaskError> {
        Self::at(tree::root().join("target/guard"))
    }

    fn at(folder: PathBuf) -> Result<Self, XtaskError> {
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(XtaskError::file(&folder))?;
        }
        for name in FOLDERS {
            let folder = folder.join(name);
            fs::create_dir_all(&folder).map_err(XtaskError::file(&folder))?;
        }
        Ok(Self(folder))
    }

    /// Lets a program see these folders as the user's, and no bus on which the user's keychain could be reached.
    pub(super) fn around(&self, program: Program) -> Program {
        let nowhere = format!("unix:path={}", self.0.join("no-bus").display());
        FOLDERS
            .iter()
            .fold(program, |program, name| program.env(name, self.0.join(name)))
            .env("DBUS_SESSION_BUS_ADDRESS", nowhere)
    }

    /// Sees that nothing was put there.
    pub(super) fn check(&self) -> Result<(), XtaskError> {
        let mut found = Vec::new();
        entries(&self.0, &mut found)?;
        if found.is_empty() { Ok(()) } else { Err(XtaskError::Touched(found)) }
    }
}

/// All files under a folder.
fn entries(folder: &Path, found: &mut Vec<String>) -> Result<(), XtaskError> {
    for entry in folder.read_dir().map_err(XtaskError::file(folder))? {
        let path = entry.map_err(XtaskError::file(folder))?.path();
        if path.is_dir() {
            entries(&path, found)?;
        } else {
            found.push(path.display().to_string());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_writes_into_the_users_folders_is_found_out() {
        let dir = tempfile::tempdir().unwrap();
        let guard = Guard::at(dir.path().join("guard")).unwrap();
        guard.check().unwrap();
        let write = ["-c", "mkdir -p \"$XDG_DATA_HOME/x\" && echo y > \"$XDG_DATA_HOME/x/z\""];
        guard.around(Program::new("sh").args(write)).run().unwrap();
        assert!(
            matches!(guard.check(), Err(XtaskError::Touched(found)) if found[0].ends_with("XDG_DATA_HOME/x/z"))
        );
    }
}
