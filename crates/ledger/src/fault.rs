//! What goes wrong inside, before it is put into the words of the crate.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::LedgerError;

/// An error of the database, or of what was found in it.
#[derive(Debug)]
pub(crate) enum Fault {
    Sql(rusqlite::Error),
    Unreadable(&'static str),
    UnknownServer,
    UnknownOperation,
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl Fault {
    /// What it means for the ledger in this file.
    pub(crate) fn at(self, path: &Path) -> LedgerError {
        let error = match self {
            Self::Unreadable(what) => return LedgerError::Unreadable { what },
            Self::UnknownServer => return LedgerError::UnknownServer,
            Self::UnknownOperation => return LedgerError::UnknownOperation,
            Self::Sql(error) => error,
        };
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                LedgerError::Damaged(path.to_owned())
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => LedgerError::Busy,
            Some(
                ErrorCode::ReadOnly
                | ErrorCode::DiskFull
                | ErrorCode::CannotOpen
                | ErrorCode::SystemIoFailure
                | ErrorCode::PermissionDenied,
            ) => LedgerError::Unwritable(Box::new(error)),
            _ => LedgerError::Database(Box::new(error)),
        }
    }
}
