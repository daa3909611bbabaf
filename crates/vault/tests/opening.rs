//! What a start finds, with a keychain that works and with one that does not.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use chatelaine_model::Secret;
use chatelaine_vault::{KeychainError, MemoryKeychain, Protection, Vault, VaultError, VaultStatus};
use common::{FAULTS, Place, name, value};
use std::sync::Arc;

const OPEN: VaultStatus = VaultStatus::Open(Protection::Keychain);

#[test]
fn nothing_happens_before_it_is_opened() {
    let place = Place::new();
    let vault = place.vault();
    assert_eq!(vault.status(), VaultStatus::Closed);
    assert_eq!(place.keychain.calls(), 0);
    assert!(matches!(vault.put(&name("session/a"), b"x"), Err(VaultError::NotOpen)));
    assert!(matches!(vault.get(&name("session/a")), Err(VaultError::NotOpen)));
    assert!(matches!(vault.names(""), Err(VaultError::NotOpen)));
    assert!(matches!(vault.unlock(&Secret::new("x")), Err(VaultError::NotOffered)));
    assert!(matches!(vault.choose_memory(), Err(VaultError::NotOpen)));
}

#[test]
fn records_outlive_the_process_under_one_entry_in_the_keychain() {
    let place = Place::new();
    let vault = place.opened();
    vault.put(&name("session/a"), b"first").unwrap();
    vault.put(&name("session/a"), b"second").unwrap();
    vault.put(&name("kept/a/1"), b"").unwrap();
    drop(vault);
    let vault = place.opened();
    assert_eq!(vault.status(), OPEN);
    assert_eq!(value(&vault, "session/a").unwrap(), b"second");
    assert_eq!(value(&vault, "kept/a/1").unwrap(), b"");
    assert_eq!(value(&vault, "session/b"), None);
    assert_eq!(vault.names("session/").unwrap(), [name("session/a")]);
    assert_eq!(vault.names("").unwrap(), [name("kept/a/1"), name("session/a")]);
    vault.remove(&name("session/a")).unwrap();
    vault.remove(&name("session/a")).unwrap();
    assert_eq!(value(&vault, "session/a"), None);
    assert_eq!(place.keychain.entries().len(), 1);
}

#[test]
fn a_start_asks_the_keychain_once() {
    let place = Place::new();
    drop(place.opened());
    let before = place.keychain.calls();
    let vault = place.opened();
    vault.put(&name("session/a"), b"x").unwrap();
    value(&vault, "session/a");
    vault.open().unwrap();
    assert_eq!(place.keychain.calls(), before + 1);
}

#[test]
fn a_new_profile_without_a_keychain_waits_for_a_choice_and_can_be_tried_again() {
    for fault in FAULTS {
        let place = Place::new();
        place.keychain.set_fault(Some(fault));
        let vault = place.hasty_vault();
        assert_eq!(vault.open().unwrap(), VaultStatus::NeedsChoice(fault));
        assert!(matches!(vault.put(&name("session/a"), b"x"), Err(VaultError::NotOpen)), "{fault:?}");
        place.keychain.set_fault(None);
        let vault = place.vault();
        assert_eq!(vault.open().unwrap(), OPEN, "{fault:?}");
        vault.put(&name("session/a"), b"x").unwrap();
        assert_eq!(value(&place.opened(), "session/a").unwrap(), b"x");
    }
}

#[test]
fn a_sealed_profile_never_starts_over_when_its_keychain_fails() {
    let full_reads_well = KeychainError::Full;
    for fault in FAULTS.into_iter().filter(|fault| *fault != full_reads_well).chain([KeychainError::Missing])
    {
        let place = Place::new();
        place.opened().put(&name("session/a"), b"x").unwrap();
        let before = place.files();
        place.keychain.set_fault(Some(fault));
        let vault = place.hasty_vault();
        assert_eq!(vault.open().unwrap(), VaultStatus::KeychainFailed(fault));
        assert!(matches!(vault.put(&name("session/a"), b"y"), Err(VaultError::NotOpen)), "{fault:?}");
        assert!(
            matches!(vault.choose_passphrase(&Secret::new("p")), Err(VaultError::WouldLose)),
            "{fault:?}"
        );
        assert!(matches!(vault.choose_keychain(), Err(VaultError::WouldLose)), "{fault:?}");
        assert_eq!(place.files(), before, "{fault:?}");
        place.keychain.set_fault(None);
        let vault = place.opened();
        assert_eq!(value(&vault, "session/a").unwrap(), b"x", "{fault:?}");
    }
}

#[test]
fn another_profiles_key_opens_nothing_and_is_not_replaced() {
    let place = Place::new();
    place.opened().put(&name("session/a"), b"x").unwrap();
    let entry = place.keychain.entries().remove(0);
    let other = Arc::new(MemoryKeychain::new());
    chatelaine_vault::Keychain::store(&*other, &entry, &[7; 32]).unwrap();
    let vault = Vault::new(place.root(), other.clone()).unwrap();
    assert_eq!(vault.open().unwrap(), VaultStatus::KeychainFailed(KeychainError::Garbage));
    assert_eq!(other.entry(&entry).unwrap().as_slice(), [7; 32]);
    assert_eq!(value(&place.opened(), "session/a").unwrap(), b"x");
}

#[test]
fn what_the_keychain_forgot_can_be_set_aside_and_brought_back() {
    let place = Place::new();
    place.opened().put(&name("session/a"), b"x").unwrap();
    place.keychain.set_fault(Some(KeychainError::Missing));
    let vault = place.vault();
    vault.open().unwrap();
    let aside = vault.set_aside().unwrap();
    assert_eq!(vault.status(), VaultStatus::Closed);
    place.keychain.set_fault(None);
    assert_eq!(vault.open().unwrap(), OPEN);
    assert_eq!(vault.names("").unwrap(), []);
    let back = Vault::new(aside, place.keychain.clone()).unwrap();
    assert_eq!(back.open().unwrap(), OPEN);
    assert_eq!(value(&back, "session/a").unwrap(), b"x");
    assert!(matches!(vault.set_aside(), Err(VaultError::NotOffered)));
}

#[test]
fn two_first_starts_at_once_agree_on_one_key() {
    let place = Place::new();
    let vaults: Vec<Vault> = (0..8).map(|_| place.vault()).collect();
    std::thread::scope(|scope| {
        for (index, vault) in vaults.iter().enumerate() {
            scope.spawn(move || {
                vault.open().unwrap();
                vault.put(&name(&format!("session/{index}")), b"x").unwrap();
            });
        }
    });
    let vault = place.opened();
    assert_eq!(vault.names("").unwrap().len(), 8);
    assert!((0..8).all(|index| value(&vault, &format!("session/{index}")).unwrap() == b"x"));
    assert_eq!(place.keychain.entries().len(), 1);
}

#[test]
fn every_failure_has_its_own_words_and_a_way_on() {
    let all: Vec<String> = FAULTS
        .into_iter()
        .chain([KeychainError::Missing, KeychainError::Other])
        .map(|fault| fault.to_string())
        .collect();
    assert!(all.iter().all(|text| text.contains("try again")), "{all:?}");
    let mut different = all.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), all.len());
}
