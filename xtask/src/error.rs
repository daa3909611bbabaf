//! What can go wrong in a command of the project.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a command did not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum XtaskError {
    /// A program could not be started.
    #[error("{program} does not start: {source}")]
    Start {
        /// Which.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// A program ended with an error.
    #[error("`{line}` failed ({status})")]
    Failed {
        /// The program and its arguments.
        line: String,
        /// How it ended.
        status: ExitStatus,
    },
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Something is missing that only the user can install here.
    #[error("this needs {what}. Install it with:\n\n    {command}\n\nand start again.")]
    Missing {
        /// What is missing.
        what: String,
        /// The exact command of the platform.
        command: String,
    },
    /// Node or npm is missing or too old.
    #[error(
        "the window's pages need Node {wanted} or later with npm, but {found}. Nothing was installed. Get Node from \
         https://nodejs.org/en/download (npm comes with it; your system's own package may be too old), see that \
         `node --version` and `npm --version` answer in this terminal, and start again."
    )]
    Node {
        /// The oldest version that serves.
        wanted: String,
        /// What is there instead.
        found: String,
    },
    /// Cargo's build did not mention a program that it should have made.
    #[error("the build made no program named {0}")]
    NoProgram(String),
    /// A committed file differs from what it is made from.
    #[error(
        "ui/{file} differs from what it is made from (first at line {line}); write it anew with `{order}`"
    )]
    Drift {
        /// Which file, from the folder of the pages on.
        file: &'static str,
        /// The order that writes it.
        order: &'static str,
        /// The first line that differs, counted from 1.
        line: usize,
    },
    /// No stage has this name.
    #[error("no stage is named {0}; `cargo xtask test --list` shows them")]
    NoStage(String),
    /// A tool ran but did not say how many tests it ran.
    #[error("`{0}` did not report any test that ran")]
    NothingRan(String),
    /// Tests wrote where a user's own data would lie.
    #[error("tests wrote into a user's own folders: {}", .0.join(", "))]
    Touched(Vec<String>),
    /// At least one stage of the tests failed.
    #[error("the tests failed")]
    Stages,
}

impl XtaskError {
    /// Names the file in an input or output error.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
