//! Files that were changed from outside, and what files and messages show.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use chatelaine_model::Secret;
use chatelaine_vault::{KeychainError, Vault, VaultError, VaultStatus};
use common::{Place, name, value};
use std::fs;

const SENTINEL: &str = "sentinel-9b1c-vault";
const PHRASE: &str = "sentinel-4e77-phrase";

#[test]
fn a_changed_or_cut_record_is_named_and_left_in_place() {
    let place = Place::new();
    place.opened().put(&name("session/a"), SENTINEL.as_bytes()).unwrap();
    let file = place.root().join("records/session.a.sealed");
    let whole = fs::read(&file).unwrap();
    let mut changed = whole.clone();
    *changed.last_mut().unwrap() ^= 1;
    for bytes in [changed, whole[..whole.len() - 1].to_vec(), Vec::new()] {
        fs::write(&file, &bytes).unwrap();
        let error = place.opened().get(&name("session/a")).unwrap_err();
        assert!(matches!(&error, VaultError::Damaged(record) if *record == name("session/a")));
        assert_eq!(fs::read(&file).unwrap(), bytes);
    }
}

#[test]
fn swapped_records_do_not_pass_for_each_other() {
    let place = Place::new();
    let vault = place.opened();
    vault.put(&name("session/a"), b"x").unwrap();
    vault.put(&name("session/b"), b"y").unwrap();
    let file = |record: &str| place.root().join(format!("records/session.{record}.sealed"));
    fs::copy(file("a"), file("b")).unwrap();
    assert_eq!(value(&vault, "session/a").unwrap(), b"x");
    assert!(matches!(vault.get(&name("session/b")), Err(VaultError::Damaged(_))));
}

#[test]
fn a_record_of_another_profile_does_not_pass() {
    let (place, other) = (Place::new(), Place::new());
    let vault = place.opened();
    vault.put(&name("session/a"), b"x").unwrap();
    other.opened().put(&name("session/a"), b"y").unwrap();
    let file = "records/session.a.sealed";
    fs::copy(other.root().join(file), place.root().join(file)).unwrap();
    assert!(matches!(vault.get(&name("session/a")), Err(VaultError::Damaged(_))));
}

#[test]
fn a_lost_damaged_or_newer_header_is_told_and_nothing_is_written() {
    let place = Place::new();
    place.opened().put(&name("session/a"), b"x").unwrap();
    let header = place.root().join("vault.json");
    let good = fs::read_to_string(&header).unwrap();

    fs::remove_file(&header).unwrap();
    assert!(matches!(place.vault().open(), Err(VaultError::MissingHeader(path)) if path == header));
    assert!(!header.exists());

    for bad in ["", "{", "{\"format\": 1}", "[]"] {
        fs::write(&header, bad).unwrap();
        assert!(matches!(place.vault().open(), Err(VaultError::DamagedHeader(_))), "{bad}");
        assert_eq!(fs::read_to_string(&header).unwrap(), bad);
    }

    fs::write(&header, good.replace("\"format\": 1", "\"format\": 2")).unwrap();
    assert!(matches!(place.vault().open(), Err(VaultError::Newer { found: 2 })));

    fs::write(&header, good).unwrap();
    assert_eq!(value(&place.opened(), "session/a").unwrap(), b"x");
}

#[test]
fn a_damaged_header_can_be_set_aside() {
    let place = Place::new();
    place.opened().put(&name("session/a"), b"x").unwrap();
    fs::write(place.root().join("vault.json"), "{").unwrap();
    let vault = place.vault();
    assert!(vault.open().is_err());
    let aside = vault.set_aside().unwrap();
    assert!(aside.join("records/session.a.sealed").exists());
    assert!(matches!(vault.open().unwrap(), VaultStatus::Open(_)));
}

#[test]
fn what_a_crash_left_unfinished_goes_and_strange_files_stay() {
    let place = Place::new();
    place.opened().put(&name("session/a"), b"x").unwrap();
    let records = place.root().join("records");
    fs::write(records.join(".new-Ab12"), "half").unwrap();
    fs::write(records.join("notes.txt"), "mine").unwrap();
    let vault = place.opened();
    assert!(!records.join(".new-Ab12").exists());
    assert!(records.join("notes.txt").exists());
    assert_eq!(vault.names("").unwrap(), [name("session/a")]);
}

#[test]
fn a_value_too_large_is_refused_and_the_old_one_stays() {
    let place = Place::new();
    let vault = place.opened();
    vault.put(&name("session/a"), b"x").unwrap();
    let error = vault.put(&name("session/a"), &vec![0; (1 << 20) + 1]).unwrap_err();
    assert!(matches!(error, VaultError::TooLarge(_)));
    assert_eq!(value(&vault, "session/a").unwrap(), b"x");
}

/// Says what stands anywhere in the open, in the forms in which it could.
fn assert_unseen(seen: &[u8], what: &str) {
    use base64::Engine;
    for secret in [SENTINEL, PHRASE] {
        let coded = base64::engine::general_purpose::STANDARD.encode(secret);
        for form in [secret, coded.trim_end_matches('=')] {
            let found = seen.windows(form.len()).any(|window| window == form.as_bytes());
            assert!(!found, "{what} shows a secret");
        }
    }
}

#[test]
fn no_file_and_no_message_shows_a_secret() {
    let place = Place::new();
    let vault = place.opened();
    vault.put(&name("session/a"), SENTINEL.as_bytes()).unwrap();
    vault.choose_passphrase(&Secret::new(PHRASE)).unwrap();
    vault.put(&name("secret/b"), SENTINEL.as_bytes()).unwrap();
    assert_unseen(format!("{vault:?}").as_bytes(), "the vault");

    let wrong: Vault = place.vault();
    wrong.open().unwrap();
    let error = wrong.unlock(&Secret::new(format!("{PHRASE}!"))).unwrap_err();
    assert_unseen(format!("{error} {error:?} {wrong:?}").as_bytes(), "an error");

    fs::write(place.root().join("records/session.a.sealed"), SENTINEL).unwrap();
    let error = vault.get(&name("session/a")).unwrap_err();
    assert_unseen(format!("{error} {error:?}").as_bytes(), "an error");
    vault.remove(&name("session/a")).unwrap();

    assert!(!place.files().is_empty());
    for (path, bytes) in place.files() {
        assert_unseen(&bytes, &path.display().to_string());
        assert_unseen(path.display().to_string().as_bytes(), "a name");
    }
    let garbage = KeychainError::Garbage;
    assert_unseen(format!("{garbage} {garbage:?} {:?}", place.keychain).as_bytes(), "the keychain");
}
