//! The ledger's file: kept, shared, damaged, not writable.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use std::fs;
use std::path::PathBuf;

use chatelaine_ledger::{KeyQuery, Ledger, LedgerError, SqliteLedger};
use chatelaine_model::Key;
use common::{id, key, names, now, page, server};
use tempfile::TempDir;

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profile/ledger.db");
    (folder, path)
}

#[test]
fn what_was_written_is_there_after_a_restart() {
    let (_folder, path) = place();
    let ledger = SqliteLedger::open(&path).unwrap();
    ledger.put_server(&server("a")).unwrap();
    ledger.refresh(&id("a"), &[key("1", "one")], now()).unwrap();
    drop(ledger);
    let ledger = SqliteLedger::open(&path).unwrap();
    assert_eq!(ledger.servers().unwrap(), [server("a")]);
    assert_eq!(names(&page(&ledger, &KeyQuery::default())), ["one"]);
    assert_eq!(ledger.as_of(&id("a")).unwrap(), Some(now()));
}

#[test]
fn two_processes_share_it() {
    let (_folder, path) = place();
    let (one, other) = (SqliteLedger::open(&path).unwrap(), SqliteLedger::open(&path).unwrap());
    one.put_server(&server("a")).unwrap();
    std::thread::scope(|scope| {
        for (ledger, side) in [(&one, "one"), (&other, "other")] {
            scope.spawn(move || {
                for number in 0..50 {
                    ledger.put_key(&id("a"), &key(&format!("{side} {number}"), side)).unwrap();
                }
            });
        }
    });
    assert_eq!(page(&one, &KeyQuery::default()).total, 100);
    assert_eq!(page(&other, &KeyQuery::default()).total, 100);
}

#[test]
fn a_file_that_is_no_ledger_is_left_alone() {
    let (_folder, path) = place();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = "my notes, which are longer than the head of a database. ".repeat(40);
    fs::write(&path, &text).unwrap();
    assert!(matches!(SqliteLedger::open(&path), Err(LedgerError::Damaged(found)) if found == path));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn damage_is_told_and_left_in_place() {
    let (_folder, path) = place();
    let ledger = SqliteLedger::open(&path).unwrap();
    ledger.put_server(&server("a")).unwrap();
    let keys: Vec<Key> = (0..2000).map(|n| key(&n.to_string(), &format!("key {n}"))).collect();
    ledger.refresh(&id("a"), &keys, now()).unwrap();
    drop(ledger);
    let mut bytes = fs::read(&path).unwrap();
    assert!(bytes.len() > 100_000);
    for byte in bytes.iter_mut().skip(8192) {
        *byte = 0xA5;
    }
    fs::write(&path, &bytes).unwrap();
    let told = SqliteLedger::open(&path).and_then(|ledger| ledger.page(&KeyQuery::default(), now()));
    assert!(matches!(told, Err(LedgerError::Damaged(found)) if found == path));
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_folder_in_its_place_is_told() {
    let (_folder, path) = place();
    fs::create_dir_all(&path).unwrap();
    assert!(matches!(SqliteLedger::open(&path), Err(LedgerError::File { .. } | LedgerError::Unwritable(_))));
}

#[cfg(unix)]
#[test]
fn other_users_can_read_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = place();
    let ledger = SqliteLedger::open(&path).unwrap();
    ledger.put_server(&server("a")).unwrap();
    for file in fs::read_dir(path.parent().unwrap()).unwrap() {
        let mode = file.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
}
