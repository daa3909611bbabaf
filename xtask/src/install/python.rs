//! Python programs that the tests talk to: in a virtual environment of the project's own, never in the user's Python.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::XtaskError;
use crate::program::Program;
use crate::tree;

/// Which packages, each with its version.
const PINS: &str = "tests/third_party/requirements.txt";

/// Sees to JupyterHub, and gives its program.
pub(super) fn jupyterhub() -> Result<PathBuf, XtaskError> {
    let pins = tree::root().join(PINS);
    let environment = Environment(tree::root().join("target/third-party"));
    let wanted = fs::read_to_string(&pins).map_err(XtaskError::file(&pins))?;
    let hub = environment.program("jupyterhub");
    if !environment.holds(&wanted, &hub) {
        environment.make(&pins, &wanted)?;
    }
    Ok(hub)
}

/// A virtual environment, by its folder.
struct Environment(PathBuf);

impl Environment {
    /// Where a program of it lies.
    fn program(&self, name: &str) -> PathBuf {
        self.0.join(if cfg!(windows) { "Scripts" } else { "bin" }).join(name)
    }

    /// What it was made of, written as the last thing of its making.
    fn made_of(&self) -> PathBuf {
        self.0.join("made-of.txt")
    }

    /// Whether it was made of these pins and still works: the Python it was made with may have been replaced.
    fn holds(&self, pins: &str, program: &Path) -> bool {
        fs::read_to_string(self.made_of()).is_ok_and(|made_of| made_of == pins)
            && Program::new(program).args(["--version"]).ask().is_some()
    }

    /// Makes it anew.
    fn make(&self, pins: &Path, wanted: &str) -> Result<(), XtaskError> {
        println!("Installing {} into {}", pins.display(), self.0.display());
        Program::new("python3").args(["-m", "venv", "--clear"]).args([&self.0]).run()?;
        Program::new(self.program("python"))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"])
            .args([pins])
            .run()?;
        fs::write(self.made_of(), wanted).map_err(XtaskError::file(self.made_of()))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn an_environment_serves_as_long_as_its_pins_are_the_same_and_its_program_starts() {
        let dir = tempfile::tempdir().unwrap();
        let environment = Environment(dir.path().to_owned());
        let works = Path::new("true");
        assert!(!environment.holds("hub==1\n", works), "nothing was made");
        fs::write(environment.made_of(), "hub==1\n").unwrap();
        assert!(environment.holds("hub==1\n", works));
        assert!(!environment.holds("hub==2\n", works), "another version is wanted");
        assert!(!environment.holds("hub==1\n", &environment.program("hub")), "the program is gone");
    }
}
