//! The user's choice of how records are kept.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use chatelaine_model::Secret;
use chatelaine_vault::{KeychainError, Protection, Vault, VaultError, VaultStatus};
use common::{Place, name, value};

fn phrase(text: &str) -> Secret {
    Secret::new(text)
}

/// A new profile on a computer without a keychain.
fn without_keychain(place: &Place) -> Vault {
    place.keychain.set_fault(Some(KeychainError::Absent));
    let vault = place.vault();
    assert_eq!(vault.open().unwrap(), VaultStatus::NeedsChoice(KeychainError::Absent));
    vault
}

#[test]
fn a_passphrase_seals_and_only_it_opens() {
    let place = Place::new();
    let vault = without_keychain(&place);
    assert!(matches!(vault.choose_passphrase(&phrase("")), Err(VaultError::EmptyPassphrase)));
    vault.choose_passphrase(&phrase("correct horse")).unwrap();
    assert_eq!(vault.status(), VaultStatus::Open(Protection::Passphrase));
    vault.put(&name("session/a"), b"x").unwrap();

    let calls = place.keychain.calls();
    let vault = place.vault();
    assert_eq!(vault.open().unwrap(), VaultStatus::NeedsPassphrase);
    assert!(matches!(vault.unlock(&phrase("wrong horse")), Err(VaultError::WrongPassphrase)));
    assert_eq!(vault.status(), VaultStatus::NeedsPassphrase);
    vault.unlock(&phrase("correct horse")).unwrap();
    assert_eq!(value(&vault, "session/a").unwrap(), b"x");
    assert_eq!(place.keychain.calls(), calls, "the keychain is not asked");
}

#[test]
fn a_changed_passphrase_replaces_the_old_one() {
    let place = Place::new();
    let vault = without_keychain(&place);
    vault.choose_passphrase(&phrase("old")).unwrap();
    vault.put(&name("session/a"), b"x").unwrap();
    vault.choose_passphrase(&phrase("new")).unwrap();
    let vault = place.vault();
    vault.open().unwrap();
    assert!(matches!(vault.unlock(&phrase("old")), Err(VaultError::WrongPassphrase)));
    vault.unlock(&phrase("new")).unwrap();
    assert_eq!(value(&vault, "session/a").unwrap(), b"x");
}

#[test]
fn memory_leaves_nothing_on_the_disk_and_is_remembered() {
    let place = Place::new();
    let vault = without_keychain(&place);
    vault.choose_memory().unwrap();
    vault.put(&name("session/a"), b"sentinel-memory").unwrap();
    assert_eq!(value(&vault, "session/a").unwrap(), b"sentinel-memory");
    assert_eq!(vault.names("session/").unwrap(), [name("session/a")]);
    assert!(!place.root().join("records").exists());

    place.keychain.set_fault(None);
    let vault = place.vault();
    assert_eq!(vault.open().unwrap(), VaultStatus::Open(Protection::Memory));
    assert_eq!(value(&vault, "session/a"), None);
    vault.remove(&name("session/a")).unwrap();
}

#[test]
fn what_is_in_memory_is_sealed_when_the_user_decides_so() {
    let place = Place::new();
    let vault = without_keychain(&place);
    vault.choose_memory().unwrap();
    vault.put(&name("session/a"), b"x").unwrap();
    assert!(matches!(vault.choose_keychain(), Err(VaultError::Keychain(KeychainError::Absent))));
    assert_eq!(value(&vault, "session/a").unwrap(), b"x");
    vault.choose_passphrase(&phrase("p")).unwrap();
    assert_eq!(value(&vault, "session/a").unwrap(), b"x");
    place.keychain.set_fault(None);
    vault.choose_keychain().unwrap();
    assert_eq!(value(&place.opened(), "session/a").unwrap(), b"x");
}

#[test]
fn leaving_the_keychain_keeps_the_records_and_removes_its_entry() {
    let place = Place::new();
    let vault = place.opened();
    vault.put(&name("session/a"), b"x").unwrap();
    vault.choose_passphrase(&phrase("p")).unwrap();
    assert_eq!(value(&vault, "session/a").unwrap(), b"x");
    assert_eq!(place.keychain.entries().len(), 0);
    let vault = place.vault();
    vault.open().unwrap();
    vault.unlock(&phrase("p")).unwrap();
    assert_eq!(value(&vault, "session/a").unwrap(), b"x");
}

#[test]
fn memory_for_this_run_leaves_sealed_records_alone() {
    let place = Place::new();
    place.opened().put(&name("session/a"), b"x").unwrap();
    let before = place.files();
    place.keychain.set_fault(Some(KeychainError::Locked));
    let vault = place.vault();
    vault.open().unwrap();
    vault.choose_memory().unwrap();
    vault.put(&name("session/b"), b"y").unwrap();
    assert_eq!(value(&vault, "session/a"), None);
    assert!(matches!(vault.choose_passphrase(&phrase("p")), Err(VaultError::WouldLose)));
    assert_eq!(place.files(), before);
    place.keychain.set_fault(None);
    assert_eq!(value(&place.opened(), "session/a").unwrap(), b"x");
}

#[test]
fn open_records_are_not_traded_for_memory() {
    let place = Place::new();
    let vault = place.opened();
    assert!(matches!(vault.choose_memory(), Err(VaultError::NotOffered)));
}

#[test]
fn an_empty_profile_whose_keychain_is_gone_may_choose_anew() {
    let place = Place::new();
    drop(place.opened());
    let vault = without_keychain(&place);
    vault.choose_passphrase(&phrase("p")).unwrap();
    vault.put(&name("session/a"), b"x").unwrap();
    let vault = place.vault();
    assert_eq!(vault.open().unwrap(), VaultStatus::NeedsPassphrase);
    vault.unlock(&phrase("p")).unwrap();
    assert_eq!(value(&vault, "session/a").unwrap(), b"x");
}

#[test]
fn a_process_that_still_holds_the_old_key_writes_nothing_unreadable() {
    let place = Place::new();
    let old = place.opened();
    place.keychain.set_fault(Some(KeychainError::Absent));
    let new = place.vault();
    new.open().unwrap();
    new.choose_passphrase(&phrase("p")).unwrap();
    assert!(matches!(old.put(&name("session/a"), b"x"), Err(VaultError::Replaced)));
    assert!(matches!(old.choose_passphrase(&phrase("q")), Err(VaultError::Replaced)));
    assert_eq!(new.names("").unwrap(), []);
}
