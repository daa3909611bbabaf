//! What the sandbox remembers: one SQLite file, so that accounts, keys and sessions survive a restart.

pub(crate) mod accounts;
pub(crate) mod clients;
pub(crate) mod keys;
pub(crate) mod notes;
pub(crate) mod secrets;
pub(crate) mod seed;
pub(crate) mod settings;
pub(crate) mod tokens;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};
use thiserror::Error;

/// The layout in `schema.sql`.
const LAYOUT: i64 = 1;

/// Why the sandbox's memory could not be read or written.
#[derive(Debug, Error)]
pub enum StoreError {
    /// SQLite refused.
    #[error("the sandbox's database failed: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A JSON document in it does not parse.
    #[error("a document in the sandbox's database is damaged: {0}")]
    Document(#[from] serde_json::Error),
    /// Another version of the sandbox made the file.
    #[error(
        "the sandbox's database has layout {found}, this version knows {LAYOUT}: remove the file to start anew"
    )]
    OtherLayout {
        /// The layout that the file has.
        found: i64,
    },
}

/// The database, one piece of work at a time.
pub(crate) struct Store {
    connection: Mutex<Connection>,
}

impl Store {
    /// Opens the file and lays out its tables if it is new.
    pub(crate) fn open(file: &Path) -> Result<Self, StoreError> {
        let mut connection = Connection::open(file)?;
        // The app and a sandbox started alone may have the same file open.
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        match change.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0))? {
            LAYOUT => {}
            0 => {
                change.execute_batch(include_str!("schema.sql"))?;
                change.pragma_update(None, "user_version", LAYOUT)?;
            }
            found => return Err(StoreError::OtherLayout { found }),
        }
        change.commit()?;
        Ok(Self { connection: Mutex::new(connection) })
    }

    /// Reads.
    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        work(&self.lock())
    }

    /// Changes, all or nothing: an error from `work` undoes what it did.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.lock();
        let change =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let done = work(&change)?;
        change.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A panic in the middle of a change has rolled it back, so what lies behind the lock is whole.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
