//! The shape of the database, and the way from an older one to this one.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use crate::fault::Fault;
use crate::{LedgerError, activity, inventory};

/// Marks an SQLite file as a ledger: "CHAT" in the header field that `file` and others read.
const APPLICATION_ID: u32 = 0x4348_4154;
/// What names of copies that are not finished start with.
const UNFINISHED: &str = ".new-ledger-";
/// How long one process waits for another.
const BUSY: Duration = Duration::from_secs(5);
/// After how long a program tries again what does not wait by itself.
const AGAIN: Duration = Duration::from_millis(5);
/// What a connection keeps of the file in memory at most, in KiB.
const CACHE_KIB: i64 = 32 * 1024;
/// How many pages of 4 KiB are written to the log before they are carried over into the file.
const LOG_PAGES: i64 = 8 * 1024;
/// Each brings a database of the format before it to its own, which is its place in this list, from 1.
const MIGRATIONS: &[Migration] = &[
    Migration::sql(include_str!("../migrations/0001_start.sql")),
    Migration::sql(include_str!("../migrations/0002_corrections_and_reminders.sql")),
    Migration::sql(include_str!("../migrations/0003_operations.sql")),
    Migration::sql(include_str!("../migrations/0004_activity_chain.sql")).then(activity::chain_existing),
    Migration::sql(include_str!("../migrations/0005_key_indexes.sql")),
    Migration::sql(include_str!("../migrations/0006_changes.sql")),
    Migration::sql(include_str!("../migrations/0007_shorter_orders.sql")).then(inventory::write_orders),
    Migration::sql(include_str!("../migrations/0008_indexes_by_server.sql")),
];

/// A step from one format to the next.
#[derive(Debug, Clone, Copy)]
struct Migration {
    sql: &'static str,
    /// What SQL cannot do: it runs after the SQL, in the same transaction.
    then: Option<Work>,
}

type Work = fn(&Transaction<'_>) -> Result<(), Fault>;

impl Migration {
    const fn sql(sql: &'static str) -> Self {
        Self { sql, then: None }
    }

    const fn then(self, work: Work) -> Self {
        Self { then: Some(work), ..self }
    }

    fn run(&self, transaction: &Transaction<'_>) -> Result<(), Fault> {
        transaction.execute_batch(self.sql)?;
        self.then.map_or(Ok(()), |work| work(transaction))
    }
}

/// Opens a database file, or makes it, and brings it to this version's format.
pub(crate) fn open(path: &Path) -> Result<Connection, LedgerError> {
    open_as(path, MIGRATIONS)
}

/// A second connection to a database that is of this version's format; it cannot write.
pub(crate) fn open_for_reading(path: &Path) -> Result<Connection, LedgerError> {
    let connect = || -> Result<Connection, Fault> {
        let connection = connect(path)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    };
    connect().map_err(|fault| fault.at(path))
}

/// A database that lives as long as its connection.
pub(crate) fn in_memory() -> Result<Connection, LedgerError> {
    let make = || -> Result<Connection, Fault> {
        let mut connection = Connection::open_in_memory()?;
        settle(&connection)?;
        let transaction = connection.transaction()?;
        run(&transaction, MIGRATIONS, 0)?;
        transaction.commit()?;
        Ok(connection)
    };
    make().map_err(|fault| fault.at(Path::new(":memory:")))
}

fn open_as(path: &Path, migrations: &[Migration]) -> Result<Connection, LedgerError> {
    make_private(path)?;
    let at = |fault: Fault| fault.at(path);
    let mut connection = Connection::open(path).map_err(|error| at(error.into()))?;
    connection.busy_timeout(BUSY).map_err(|error| at(error.into()))?;
    let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    let check = |connection: &Connection| match format(connection).map_err(at)? {
        None => Err(LedgerError::Damaged(path.to_owned())),
        Some(found) if found > known => Err(LedgerError::Newer { found, known }),
        Some(found) => Ok(found),
    };
    // Nothing is set before this, so that a file that is not ours, or not yet, stays byte for byte as it is.
    let found = check(&connection)?;
    settle(&connection).map_err(at)?;
    if found == known {
        return Ok(connection);
    }
    // Another process may be at the same: what is found counts once this one alone may write.
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|e| at(e.into()))?;
    let found = check(&transaction)?;
    if found < known {
        if found > 0 {
            back_up(path, found)?;
        }
        run(&transaction, migrations, found).map_err(at)?;
        step();
    }
    transaction.commit().map_err(|error| at(error.into()))?;
    step();
    Ok(connection)
}

fn connect(path: &Path) -> Result<Connection, Fault> {
    let connection = Connection::open(path)?;
    settle(&connection)?;
    Ok(connection)
}

fn settle(connection: &Connection) -> Result<(), Fault> {
    connection.busy_timeout(BUSY)?;
    write_ahead(connection)?;
    // An outcome that was written is on the disk, even if the power goes the next moment.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // The indexes of a large inventory are written to all over. With the usual 2 MB of memory and 4 MB of log each
    // refresh would read them again and again and carry every page of them home.
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    connection.set_prepared_statement_cache_capacity(64);
    inventory::add_functions(connection)?;
    Ok(())
}

/// Changes to writing ahead, which is kept in the file. Where two programs do so at once, one is refused at once, however
/// long it would wait.
fn write_ahead(connection: &Connection) -> Result<(), Fault> {
    let began = Instant::now();
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && began.elapsed() < BUSY =>
            {
                std::thread::sleep(AGAIN)
            }
            done => return Ok(done?),
        }
    }
}

/// The format that a database has: 0 for an empty one, `None` for one that is no ledger.
fn format(connection: &Connection) -> Result<Option<u32>, Fault> {
    // In one statement: between two, another process may bring it to a format.
    let sql = "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
               FROM pragma_application_id, pragma_user_version";
    let (application, format, objects): (u32, u32, u32) =
        connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let empty = application == 0 && format == 0 && objects == 0;
    Ok((empty || (application == APPLICATION_ID && format > 0)).then_some(format))
}

fn run(transaction: &Transaction<'_>, migrations: &[Migration], found: u32) -> Result<(), Fault> {
    for (format, migration) in (1_u32..).zip(migrations) {
        if format > found {
            migration.run(transaction)?;
            transaction.pragma_update(None, "user_version", format)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(())
}

/// Where the copy of a database lies that had this format before it was brought to a newer one.
fn backup_path(path: &Path, format: u32) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".format-{format}.backup"));
    path.with_file_name(name)
}

/// Copies the database, over a connection of its own, to a file that is there whole or not at all, and returns when that
/// is on the disk. The caller alone may write.
fn back_up(path: &Path, format: u32) -> Result<(), LedgerError> {
    let to = backup_path(path, format);
    let failed = |source| LedgerError::File { path: to.clone(), action: "written", source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sweep(folder);
    let copy = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder).map_err(failed)?;
    step();
    let copying = || -> Result<(), Fault> {
        let name = copy.path().to_string_lossy();
        connect(path)?.execute("VACUUM INTO ?1", [name])?;
        Ok(())
    };
    copying().map_err(|fault| fault.at(path))?;
    step();
    copy.as_file().sync_all().map_err(failed)?;
    step();
    copy.persist(&to).map_err(|error| failed(error.error))?;
    step();
    // Windows has no such call for folders.
    if cfg!(unix) {
        std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    }
    step();
    Ok(())
}

/// Removes what a crash left of a copy: it would stay for good. One that cannot be removed harms nobody.
fn sweep(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A step is done; tests end the program there.
fn step() {
    #[cfg(test)]
    kill_tests::step();
}

/// Makes folder and file if need be, closed to other users.
fn make_private(path: &Path) -> Result<(), LedgerError> {
    let failed = |source| LedgerError::File { path: path.to_owned(), action: "created", source };
    if let Some(folder) = path.parent() {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(failed)?;
    }
    let mut options = std::fs::File::options();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(failed)?;
    Ok(())
}

#[cfg(test)]
mod kill_tests;

#[cfg(test)]
mod tests;
