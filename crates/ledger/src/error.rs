//! What can go wrong with a ledger.

use std::path::PathBuf;

use thiserror::Error;

/// Why the ledger did not do what was asked.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// The file is no ledger, or was damaged. It was left in place.
    #[error(
        "{0} is damaged or no ledger; it was left as it is: bring back a backup, or move it away to begin anew"
    )]
    Damaged(PathBuf),
    /// A newer Chatelaine wrote it. It was left in place.
    #[error(
        "the ledger has format {found}, this version knows formats up to {known}: use a newer Chatelaine"
    )]
    Newer {
        /// The format found.
        found: u32,
        /// The newest format that this version knows.
        known: u32,
    },
    /// Another process holds it for longer than the busy time.
    #[error("another Chatelaine is busy with the ledger: try again")]
    Busy,
    /// There is no room for it, or it must not be written.
    #[error("the ledger cannot be written: {0}")]
    Unwritable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A stored value cannot be understood.
    #[error("the ledger holds a {what} that cannot be understood")]
    Unreadable {
        /// What was read.
        what: &'static str,
    },
    /// The server is not in the ledger.
    #[error("the server is not in the ledger")]
    UnknownServer,
    /// The operation is not in the ledger.
    #[error("the operation is not in the ledger")]
    UnknownOperation,
    /// A file next to it could not be read or written.
    #[error("{path} could not be {action}: {source}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What was tried, as a participle.
        action: &'static str,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The database failed in a way not foreseen.
    #[error("the ledger failed: {0}")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
}
