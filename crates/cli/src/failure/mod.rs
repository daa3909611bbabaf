//! Why a command did not end as wished.

mod exit;
mod line;
mod next;

use std::path::PathBuf;

use chatelaine_console::ConsoleError;
use chatelaine_console::view::{KeychainTrouble, TroubleView};
use chatelaine_model::{OperationId, RotationStep, ServerId};
use chatelaine_sandbox::SandboxError;
use chrono::{DateTime, Utc};
use thiserror::Error;

use crate::output::quoted;

pub(crate) use exit::Exit;
pub(crate) use line::ErrorLine;

/// Why a command did not end as wished. Its words say what happened and what to do.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// A use case failed.
    #[error(transparent)]
    Console(#[from] ConsoleError),
    /// The command line is wrong, or leaves out what nobody can be asked for.
    #[error("{0}")]
    Usage(String),
    /// No server has that name or id.
    #[error("no server is called '{0}': see `chatelaine server list`")]
    UnknownServer(String),
    /// No definition has that id.
    #[error("no definition is called '{0}': see `chatelaine definition list`")]
    UnknownDefinition(String),
    /// The system has no such way of signing in.
    #[error("{system} does not offer this way to sign in")]
    NoSuchWay {
        /// The system's name.
        system: String,
        /// Where.
        server: ServerId,
    },
    /// The system does not offer it.
    #[error("{system} does not offer this: {what}")]
    NotOffered {
        /// The system's name.
        system: String,
        /// What.
        what: &'static str,
        /// Where.
        server: ServerId,
    },
    /// The account has no such setting.
    #[error("the account has no setting '{name}': see `chatelaine setting list`")]
    UnknownSetting {
        /// As given.
        name: String,
        /// Where.
        server: ServerId,
    },
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// How.
        source: std::io::Error,
    },
    /// A file is there already.
    #[error("{path} is there already and is not overwritten: name another file. Nothing was sent")]
    FileExists {
        /// Which.
        path: PathBuf,
    },
    /// A file holds nothing.
    #[error("{path} is empty")]
    EmptyFile {
        /// Which.
        path: PathBuf,
    },
    /// A file holds no text.
    #[error("{path} is not text in UTF-8")]
    NotText {
        /// Which.
        path: PathBuf,
    },
    /// The terminal cannot be asked.
    #[error("the terminal cannot be asked: {0}")]
    Terminal(#[source] std::io::Error),
    /// The answer cannot be written.
    #[error("the answer cannot be written: {0}")]
    Output(#[source] std::io::Error),
    /// The answer has no JSON form.
    #[error("the answer cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The person said no.
    #[error("not done")]
    Declined,
    /// The platform names no folder for data.
    #[error("this computer names no folder for data: give one with --home DIR")]
    NoFolder,
    /// The profile is sealed by a passphrase that was not given.
    #[error("the profile is sealed by a passphrase: give it with --passphrase-file FILE")]
    NeedsPassphrase,
    /// There is no keychain that works, and no passphrase was given.
    #[error(
        "no keychain can be used ({trouble}): start or unlock one (on Linux a Secret Service such as GNOME Keyring \
         or KWallet), or seal the profile by a passphrase with --passphrase-file FILE"
    )]
    NoKeychain {
        /// What is wrong with it.
        trouble: &'static str,
    },
    /// A passphrase was given for a profile that the keychain seals.
    #[error("the profile is sealed by the keychain: leave out --passphrase-file")]
    SealedByKeychain,
    /// The profile keeps nothing, so no session outlives a command.
    #[error(
        "the profile keeps secrets in memory only, so no session would outlive this command: seal it by a \
         passphrase with --passphrase-file FILE"
    )]
    MemoryOnly,
    /// The sign-in waits for a code.
    #[error("a code is needed ({channel}): go on with `chatelaine sign-in {server} --code C`")]
    SecondFactor {
        /// Where.
        server: ServerId,
        /// How it was delivered, in the server's word.
        channel: String,
        /// Until when it is good.
        ends: Option<DateTime<Utc>>,
    },
    /// Signed in, but the session could not be sealed.
    #[error(
        "signed in, but the session could not be saved and has ended with this command: see the profile's folder"
    )]
    NotKept {
        /// Where.
        server: ServerId,
    },
    /// Some of it was done.
    #[error("{done} of {all} were done; the others are as they were or said to be unknown")]
    Partly {
        /// How many were done.
        done: usize,
        /// Of how many.
        all: usize,
        /// Where, if at one server.
        server: Option<ServerId>,
    },
    /// Answers of a bulk were lost.
    #[error(
        "{unknown} answers were lost: they may have been done. `chatelaine operation resume {operation}` looks first"
    )]
    BulkUnknown {
        /// How many.
        unknown: u32,
        /// Of which bulk.
        operation: OperationId,
    },
    /// A bulk stands before its end.
    #[error("{left} are left: go on with `chatelaine operation resume {operation}`")]
    BulkStands {
        /// How many are left.
        left: u32,
        /// Of which bulk.
        operation: OperationId,
    },
    /// A step of a rotation failed, or its answer was lost.
    #[error("{} {}: go on with `chatelaine operation resume {operation}`",
        step_words(*step), if *unknown { "has no answer: it may have happened" } else { "failed" })]
    RotationStands {
        /// Where.
        server: ServerId,
        /// Which rotation.
        operation: OperationId,
        /// Which step.
        step: RotationStep,
        /// Whether its answer was lost.
        unknown: bool,
        /// What the server said.
        trouble: Option<TroubleView>,
        /// Whether another step was done.
        begun: bool,
    },
    /// A successor was made and its secret could not be handed over.
    #[error(
        "the new key was made, but its secret could not be handed over ({source}). It is kept sealed: \
         `chatelaine operation resume {operation} --secret-file FILE`"
    )]
    RotationNotHandedOver {
        /// Where.
        server: ServerId,
        /// Which rotation.
        operation: OperationId,
        /// Why.
        source: std::io::Error,
    },
    /// Keys of some servers could not be read.
    #[error("the keys of {0} could not be read now; what was read before is listed")]
    NotRead(String),
    /// The session was forgotten here, and the server does not know of it.
    #[error("signed out here, but the server could not be told: the session ends there by itself")]
    NotTold {
        /// Where.
        server: ServerId,
    },
    /// A key was made and its secret could not be handed over.
    #[error(
        "the key was made, but its secret could not be handed over ({source}). It is kept sealed: \
         `chatelaine key copy {server} {}`", quoted(key.as_str())
    )]
    NotHandedOver {
        /// Where.
        server: ServerId,
        /// The key.
        key: chatelaine_model::KeyId,
        /// Why.
        source: std::io::Error,
    },
    /// The log is not as it was written.
    #[error(
        "the activity log was touched by something else than Chatelaine ({places} places, the first at entry {first}): \
         keep a copy of the profile's folder, and compare with an earlier export or backup"
    )]
    LogTouched {
        /// How many places were found.
        places: usize,
        /// The first of them.
        first: u32,
    },
    /// The sandbox cannot run.
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
}

fn step_words(step: RotationStep) -> &'static str {
    match step {
        RotationStep::Create => "making the new key",
        RotationStep::HandOver => "handing the secret over",
        RotationStep::Verify => "the check of the new key",
        RotationStep::Retire => "revoking the old key",
    }
}

/// A keychain's trouble in a word or two.
pub(crate) fn trouble(trouble: KeychainTrouble) -> &'static str {
    match trouble {
        KeychainTrouble::Absent => "none is running",
        KeychainTrouble::Locked => "it is locked",
        KeychainTrouble::Denied => "it refuses this program",
        KeychainTrouble::Full => "it is full",
        KeychainTrouble::Slow => "it did not answer in time",
        KeychainTrouble::Garbage => "its entry does not open this profile",
        KeychainTrouble::Missing => "the entry of this profile is gone from it",
        KeychainTrouble::Other => "it failed",
    }
}
