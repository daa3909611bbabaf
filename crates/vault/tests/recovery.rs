//! The recovery code.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use chatelaine_model::Secret;
use chatelaine_vault::{KeychainError, Protection, Recovery, RecoveryCode, Vault, VaultError, VaultStatus};
use common::{FAULTS, Place, name, value};

fn phrase(text: &str) -> Secret {
    Secret::new(text)
}

/// A profile with a record and a recovery code.
fn with_code(place: &Place) -> (Vault, RecoveryCode) {
    let vault = place.opened();
    vault.put(&name("session/a"), b"SENTINEL-record").unwrap();
    let code = RecoveryCode::random().unwrap();
    vault.set_recovery_code(&code).unwrap();
    (vault, code)
}

#[test]
fn it_opens_the_profile_after_the_keychains_entry_is_gone_and_makes_a_new_entry() {
    let place = Place::new();
    let code = with_code(&place).1;
    let entry = place.keychain.entries().remove(0);
    let lost = place.keychain.entry(&entry).unwrap();
    place.keychain.forget(&entry);

    let vault = place.vault();
    assert_eq!(vault.open().unwrap(), VaultStatus::KeychainFailed(KeychainError::Missing));
    // As a person reads it from paper.
    let typed = Secret::new(code.text().expose().to_lowercase().replace('-', " "));
    vault.recover(&RecoveryCode::parse(&typed).unwrap(), None).unwrap();
    assert_eq!(vault.status(), VaultStatus::Open(Protection::Keychain));
    assert_eq!(value(&vault, "session/a").unwrap(), b"SENTINEL-record");
    assert_ne!(*place.keychain.entry(&entry).unwrap(), *lost, "the new entry is another key");

    let vault = place.opened();
    assert_eq!(value(&vault, "session/a").unwrap(), b"SENTINEL-record");
    assert_eq!(vault.recovery().unwrap(), Recovery::Made, "the code stays good until another one is made");
}

#[test]
fn it_opens_a_profile_whose_keychain_fails_in_any_way_under_a_passphrase() {
    for fault in FAULTS.into_iter().filter(|fault| *fault != KeychainError::Full) {
        let place = Place::new();
        let code = with_code(&place).1;
        place.keychain.set_fault(Some(fault));
        // Only what never answers is to be given up soon: the others answer, however busy the computer is.
        let vault = if fault == KeychainError::Slow { place.hasty_vault() } else { place.vault() };
        assert_eq!(vault.open().unwrap(), VaultStatus::KeychainFailed(fault));
        if fault != KeychainError::Garbage {
            let refused = vault.recover(&code, None).unwrap_err();
            assert!(matches!(refused, VaultError::Keychain(why) if why == fault), "{fault}: {refused}");
            assert_eq!(vault.status(), VaultStatus::KeychainFailed(fault), "all is as it was");
        }
        vault.recover(&code, Some(&phrase("from now on"))).unwrap();
        assert_eq!(value(&vault, "session/a").unwrap(), b"SENTINEL-record", "{fault}");

        let vault = place.hasty_vault();
        assert_eq!(vault.open().unwrap(), VaultStatus::NeedsPassphrase);
        vault.unlock(&phrase("from now on")).unwrap();
        assert_eq!(value(&vault, "session/a").unwrap(), b"SENTINEL-record", "{fault}");
        place.keychain.set_fault(None);
    }
}

#[test]
fn it_opens_a_profile_whose_passphrase_is_forgotten() {
    let place = Place::new();
    let (vault, code) = with_code(&place);
    vault.choose_passphrase(&phrase("soon forgotten")).unwrap();
    let vault = place.vault();
    assert_eq!(vault.open().unwrap(), VaultStatus::NeedsPassphrase);
    vault.recover(&code, None).unwrap();
    assert_eq!(value(&vault, "session/a").unwrap(), b"SENTINEL-record");
    assert_eq!(place.opened().status(), VaultStatus::Open(Protection::Keychain));
}

#[test]
fn only_the_newest_code_of_this_profile_opens_it_and_only_where_one_was_made() {
    let place = Place::new();
    let (vault, old) = with_code(&place);
    let new = RecoveryCode::random().unwrap();
    vault.set_recovery_code(&new).unwrap();
    vault.close();
    assert!(matches!(vault.recover(&old, None), Err(VaultError::WrongRecoveryCode)));
    assert_eq!(vault.status(), VaultStatus::Closed);
    vault.recover(&new, None).unwrap();
    assert!(matches!(vault.recover(&new, None), Err(VaultError::NotOffered)), "it is open already");

    let other = Place::new();
    let vault = other.opened();
    vault.close();
    assert!(matches!(vault.recover(&new, None), Err(VaultError::NoRecoveryCode)));
}

#[test]
fn it_is_asked_about_once_and_never_without_anything_sealed() {
    let place = Place::new();
    let vault = place.opened();
    assert_eq!(vault.recovery().unwrap(), Recovery::NotAsked);
    vault.decline_recovery().unwrap();
    assert_eq!(place.opened().recovery().unwrap(), Recovery::Declined);
    vault.set_recovery_code(&RecoveryCode::random().unwrap()).unwrap();
    vault.decline_recovery().unwrap();
    assert_eq!(vault.recovery().unwrap(), Recovery::Made, "a code that was written down is not taken away");

    let place = Place::new();
    place.keychain.set_fault(Some(KeychainError::Absent));
    let vault = place.vault();
    vault.open().unwrap();
    vault.choose_memory().unwrap();
    let refused = vault.set_recovery_code(&RecoveryCode::random().unwrap());
    assert!(matches!(refused, Err(VaultError::NotOffered)));
}

#[test]
fn neither_the_code_nor_what_it_opens_lies_on_the_disk() {
    let place = Place::new();
    let code = with_code(&place).1;
    let text = code.text().expose().to_owned();
    for (path, bytes) in place.files() {
        let content = String::from_utf8_lossy(&bytes).into_owned();
        for form in [text.clone(), text.replace('-', ""), text.to_lowercase()] {
            assert!(!content.contains(&form), "{path:?}");
        }
        assert!(!content.contains("SENTINEL-record"), "{path:?}");
    }
}

#[test]
fn it_moves_along_when_what_is_sealed_is_set_aside() {
    let place = Place::new();
    let code = with_code(&place).1;
    let entry = place.keychain.entries().remove(0);
    place.keychain.forget(&entry);
    let vault = place.vault();
    vault.open().unwrap();
    let aside = vault.set_aside().unwrap();
    vault.open().unwrap();
    assert_eq!(vault.recovery().unwrap(), Recovery::NotAsked);
    let old = Vault::new(aside, place.keychain.clone()).unwrap();
    old.recover(&code, Some(&phrase("found again"))).unwrap();
    assert_eq!(value(&old, "session/a").unwrap(), b"SENTINEL-record");
}

#[test]
fn a_closed_vault_gives_nothing_and_asks_the_keychain_again() {
    let place = Place::new();
    let vault = with_code(&place).0;
    vault.close();
    assert_eq!(vault.status(), VaultStatus::Closed);
    assert!(matches!(vault.get(&name("session/a")), Err(VaultError::NotOpen)));
    assert!(matches!(vault.put(&name("session/a"), b"x"), Err(VaultError::NotOpen)));
    let calls = place.keychain.calls();
    vault.open().unwrap();
    assert_eq!(place.keychain.calls(), calls + 1);
    assert_eq!(value(&vault, "session/a").unwrap(), b"SENTINEL-record");
}
