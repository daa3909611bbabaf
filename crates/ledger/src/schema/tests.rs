//! From format to format.

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
    let colour: String = connection.query_row("SELECT colour FROM servers", [], |row| row.get(0)).unwrap();
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
                   VALUES (1, 'k1', 'nightly', 0, 0, ?1, 'nightly')";
        let order = crate::text::order("nightly");
        let written = if format < 7 { b"nightly\0nightly".to_vec() } else { order.clone() };
        earlier.execute(sql, [written]).unwrap();
        log(&mut earlier, 3);
        drop(earlier);
        let connection = open(&path).unwrap();
        assert_eq!(names(&connection), ["Kontor"]);
        assert_intact(&connection, 3);
        let key: (String, Option<i64>, Vec<u8>) = connection
            .query_row("SELECT name, last_used, name_order FROM keys", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .unwrap();
        assert_eq!(key, ("nightly".to_owned(), None, order));
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
    assert!(matches!(refused, LedgerError::Newer { found, known } if found == known + 1 && known == today()));
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
