//! The shape of the database, and the way from an older one to this one.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::fault::Fault;
use crate::{LedgerError, activity};

/// Marks an SQLite file as a ledger: "CHAT" in the header field that `file` and others read.
const APPLICATION_ID: u32 = 0x4348_4154;
/// What names of copies that are not finished start with.
const UNFINISHED: &str = ".new-ledger-";
/// How long one process waits for another.
const BUSY: Duration = Duration::from_secs(5);
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
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // An outcome that was written is on the disk, even if the power goes the next moment.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // The indexes of a large inventory are written to all over. With the usual 2 MB of memory and 4 MB of log each
    // refresh would read them again and again and carry every page of them home.
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// The format that a database has: 0 for an empty one, `None` for one that is no ledger.
fn format(connection: &Connection) -> Result<Option<u32>, Fault> {
    let application: u32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let format: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let objects: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
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
mod tests {
    use chatelaine_model::{Activity, Deed, Outcome};
    use chrono::DateTime;

    use super::*;
    use crate::ActivityQuery;

    const NEXT: &str = "ALTER TABLE servers ADD COLUMN colour TEXT; UPDATE servers SET colour = 'blue';";

    fn today() -> u32 {
        u32::try_from(MIGRATIONS.len()).unwrap()
    }

    fn with_next(next: &'static str) -> Vec<Migration> {
        let mut all = MIGRATIONS.to_vec();
        all.push(Migration::sql(next));
        all
    }

    fn add_server(connection: &Connection) {
        let sql = "INSERT INTO servers (id, name, system, address, trust, mark, options, added)
                   VALUES ('s1', 'Kontor', 'haut', 'https://kontor.example', '{}', 'test', '{}', 0)";
        connection.execute(sql, []).unwrap();
    }

    fn names(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT name FROM servers").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// Entries as the format writes them.
    fn log(connection: &mut Connection, count: u32) {
        let chained = connection.prepare("SELECT hash FROM activity").is_ok();
        for number in 0..count {
            if chained {
                let transaction = connection.transaction().unwrap();
                activity::append(&transaction, &entry()).unwrap();
                transaction.commit().unwrap();
                continue;
            }
            let sql = "INSERT INTO activity (at, server, who, deed, subject, outcome)
                       VALUES (?1, 's1', 'Änna', 'create_key', 'nightly', 'done')";
            connection.execute(sql, [number]).unwrap();
        }
    }

    fn entry() -> Activity {
        Activity {
            at: DateTime::UNIX_EPOCH,
            server: None,
            who: Some("Änna".into()),
            deed: Deed::CreateKey,
            key: None,
            subject: None,
            outcome: Outcome::Done,
            reason: None,
        }
    }

    fn assert_intact(connection: &Connection, count: u64) {
        let transaction = connection.unchecked_transaction().unwrap();
        let verdict = activity::verify(&transaction, None).unwrap();
        assert_eq!((verdict.entries, verdict.breaks.as_slice()), (count, [].as_slice()));
        let query = ActivityQuery { search: Some("anna".into()), ..ActivityQuery::default() };
        assert_eq!(activity::page(&transaction, &query).unwrap().total, count);
    }

    #[test]
    fn a_log_with_gaps_from_before_the_chain_is_chained_without() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        let mut earlier = open_as(&path, &MIGRATIONS[..1]).unwrap();
        log(&mut earlier, 4);
        earlier
            .execute_batch("DROP TRIGGER activity_is_not_removed; DELETE FROM activity WHERE number = 2")
            .unwrap();
        drop(earlier);
        let connection = open(&path).unwrap();
        assert_intact(&connection, 3);
        let refused = connection.execute("UPDATE activity SET who = 'otto'", []);
        assert!(refused.is_err());
    }

    #[test]
    fn an_older_format_is_copied_and_then_brought_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        add_server(&open(&path).unwrap());
        let connection = open_as(&path, &with_next(NEXT)).unwrap();
        let colour: String =
            connection.query_row("SELECT colour FROM servers", [], |row| row.get(0)).unwrap();
        assert_eq!(colour, "blue");
        let old = open(&backup_path(&path, today())).unwrap();
        assert_eq!(names(&old), ["Kontor"]);
    }

    #[test]
    fn every_earlier_format_comes_up_with_its_servers_and_keys() {
        for format in 1..MIGRATIONS.len() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("ledger.db");
            let mut earlier = open_as(&path, &MIGRATIONS[..format]).unwrap();
            add_server(&earlier);
            let sql = "INSERT INTO keys (server, id, name, endless, revoked, name_order, sought)
                       VALUES (1, 'k1', 'nightly', 0, 0, x'00', 'nightly')";
            earlier.execute(sql, []).unwrap();
            log(&mut earlier, 3);
            drop(earlier);
            let connection = open(&path).unwrap();
            assert_eq!(names(&connection), ["Kontor"]);
            assert_intact(&connection, 3);
            let key: (String, Option<i64>) = connection
                .query_row("SELECT name, last_used FROM keys", [], |row| Ok((row.get(0)?, row.get(1)?)))
                .unwrap();
            assert_eq!(key, ("nightly".to_owned(), None));
        }
    }

    #[test]
    fn a_migration_that_fails_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        add_server(&open(&path).unwrap());
        let broken = with_next("DELETE FROM servers; SELECT nonsense;");
        assert!(matches!(open_as(&path, &broken), Err(LedgerError::Database(_))));
        assert_eq!(names(&open(&path).unwrap()), ["Kontor"]);
        assert!(backup_path(&path, today()).exists());
    }

    #[test]
    fn a_newer_format_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        let newer = with_next(NEXT);
        add_server(&open_as(&path, &newer).unwrap());
        let refused = open(&path).unwrap_err();
        assert!(
            matches!(refused, LedgerError::Newer { found, known } if found == known + 1 && known == today())
        );
        assert_eq!(names(&open_as(&path, &newer).unwrap()), ["Kontor"]);
    }

    #[test]
    fn a_database_of_another_program_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        let other = Connection::open(&path).unwrap();
        other.execute_batch("CREATE TABLE recipes (name TEXT); PRAGMA user_version = 1;").unwrap();
        drop(other);
        let bytes = std::fs::read(&path).unwrap();
        assert!(matches!(open(&path), Err(LedgerError::Damaged(_))));
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }

    #[test]
    fn many_first_starts_at_once_agree() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| names(&open(&path).unwrap()));
            }
        });
    }
}
