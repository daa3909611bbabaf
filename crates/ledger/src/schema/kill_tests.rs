//! The process ends after each step of a migration in turn; what the next start finds is the old format or the new, and
//! never the new one without the copy of the old. A child process migrates and exits without unwinding, as a kill does.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::Connection;

use super::{MIGRATIONS, Migration, UNFINISHED, backup_path, open, open_as};
use crate::LedgerError;

const KILLED: i32 = 86;
const ROOT: &str = "CHATELAINE_KILL_ROOT";
const AT: &str = "CHATELAINE_KILL_AT";
const NEXT: &str = "ALTER TABLE servers ADD COLUMN colour TEXT; UPDATE servers SET colour = 'blue';";
/// The copy begun, made, on the disk, in its place, and that on the disk; migrated, and that on the disk.
const STEPS: usize = 7;
static DONE: AtomicUsize = AtomicUsize::new(0);

/// Ends the process if it is a child whose step this is.
pub(super) fn step() {
    if let Ok(at) = std::env::var(AT)
        && DONE.fetch_add(1, Ordering::SeqCst) == at.parse::<usize>().unwrap()
    {
        std::process::exit(KILLED);
    }
}

fn next() -> Vec<Migration> {
    MIGRATIONS.iter().copied().chain([Migration::sql(NEXT)]).collect()
}

fn read(connection: &Connection, column: &str) -> Vec<String> {
    let mut statement = connection.prepare(&format!("SELECT {column} FROM servers")).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Migrates, and ends after the step that the parent names.
#[test]
#[ignore = "runs as the child of the other"]
fn child() {
    let Ok(root) = std::env::var(ROOT) else { return };
    open_as(&Path::new(&root).join("ledger.db"), &next()).unwrap();
}

#[test]
fn a_migration_that_is_killed_leaves_the_old_ledger_or_the_new_one_with_its_copy() {
    let mut old = 0;
    for at in 0..=STEPS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        let copy = backup_path(&path, u32::try_from(MIGRATIONS.len()).unwrap());
        let sql = "INSERT INTO servers (id, name, system, address, trust, mark, options, added)
                   VALUES ('s1', 'Kontor', 'haut', 'https://kontor.example', '{}', 'test', '{}', 0)";
        open(&path).unwrap().execute(sql, []).unwrap();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "schema::kill_tests::child", "--ignored"])
            .env(ROOT, folder.path())
            .env(AT, at.to_string())
            .output()
            .unwrap();
        let expected = if at == STEPS { 0 } else { KILLED };
        assert_eq!(child.status.code(), Some(expected), "step {at}: {child:?}");

        if copy.exists() {
            assert_eq!(read(&open(&copy).unwrap(), "name"), ["Kontor"], "step {at}: the copy");
        }
        match open(&path) {
            Ok(ledger) => {
                assert_eq!(read(&ledger, "name"), ["Kontor"], "step {at}");
                old += 1;
            }
            Err(LedgerError::Newer { .. }) => assert!(copy.exists(), "step {at}: migrated without a copy"),
            Err(error) => panic!("step {at}: {error}"),
        }
        let ledger = open_as(&path, &next()).unwrap();
        assert_eq!(
            (read(&ledger, "name"), read(&ledger, "colour")),
            (vec!["Kontor".into()], vec!["blue".into()])
        );
        assert_eq!(read(&open(&copy).unwrap(), "name"), ["Kontor"], "step {at}: the copy");
        for entry in fs::read_dir(folder.path()).unwrap() {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            assert!(!name.starts_with(UNFINISHED), "step {at}: {name} stays");
        }
    }
    assert_eq!(old, STEPS - 1, "what is not committed is not there");
}
