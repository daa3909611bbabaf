//! What can go wrong around the window.

use std::io;
use std::path::PathBuf;

/// Why the harness could not do what a test or picture needs.
#[derive(Debug, thiserror::Error)]
pub enum HarnessError {
    /// A program of the desktop did not start or told nothing.
    #[error("{program} does not start: {source}")]
    Start {
        /// Which.
        program: &'static str,
        /// Why.
        source: io::Error,
    },
    /// A file or folder could not be used.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The driver did not open the window.
    #[error("the window does not open: {0}")]
    Session(Box<fantoccini::error::NewSessionError>),
    /// The driver refused a command.
    #[error("the window cannot be driven: {0}")]
    Drive(Box<fantoccini::error::CmdError>),
    /// Something did not come about in time.
    #[error("waited {seconds} s in vain for {what}; the window shows:\n{shown}")]
    Late {
        /// What was waited for.
        what: String,
        /// How long.
        seconds: u64,
        /// The text of the page, where there is one.
        shown: String,
    },
    /// The page's script gave something else than it promises.
    #[error("the page's script answered {0}")]
    Answer(String),
    /// The sandbox's truth cannot be had.
    #[error("the sandbox does not tell the truth: {0}")]
    Truth(String),
    /// The display cannot be spoken to.
    #[error("the display does not answer: {0}")]
    Display(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A program that should run does not.
    #[error("no such program runs")]
    NotRunning,
    /// Assistive technology is told nothing.
    #[error("what is accessible cannot be asked for: {0}")]
    Accessibility(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A picture is no picture.
    #[error("a picture of the display cannot be read: {0}")]
    Picture(&'static str),
}

impl HarnessError {
    pub(crate) fn start(program: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Start { program, source }
    }

    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}

impl From<fantoccini::error::NewSessionError> for HarnessError {
    fn from(error: fantoccini::error::NewSessionError) -> Self {
        Self::Session(Box::new(error))
    }
}

impl From<fantoccini::error::CmdError> for HarnessError {
    fn from(error: fantoccini::error::CmdError) -> Self {
        Self::Drive(Box::new(error))
    }
}
