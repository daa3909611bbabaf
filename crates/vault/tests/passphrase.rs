//! A profile that is sealed by a passphrase from its first start on, without any keychain.
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod common;

use chatelaine_model::Secret;
use chatelaine_vault::{Protection, VaultError, VaultStatus};
use common::{Place, name, value};

#[test]
fn the_first_start_seals_and_the_next_unlocks_and_no_keychain_is_asked() {
    let place = Place::new();
    let vault = place.vault();
    vault.open_with_passphrase(&Secret::new("sentinel-phrase")).unwrap();
    vault.open_with_passphrase(&Secret::new("sentinel-phrase")).unwrap();
    vault.put(&name("session/a"), b"x").unwrap();
    drop(vault);

    let wrong = place.vault();
    let refused = wrong.open_with_passphrase(&Secret::new("another"));
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
    assert!(matches!(wrong.open_with_passphrase(&Secret::new("")), Err(VaultError::EmptyPassphrase)));

    let again = place.vault();
    again.open_with_passphrase(&Secret::new("sentinel-phrase")).unwrap();
    assert_eq!(again.status(), VaultStatus::Open(Protection::Passphrase));
    assert_eq!(value(&again, "session/a").unwrap(), b"x");
    assert_eq!(place.keychain.calls(), 0);
}

#[test]
fn a_profile_that_the_keychain_seals_stays_as_it_is() {
    let place = Place::new();
    place.opened().put(&name("session/a"), b"x").unwrap();
    let before = place.files();
    let vault = place.vault();
    let refused = vault.open_with_passphrase(&Secret::new("sentinel-phrase"));
    assert!(matches!(refused, Err(VaultError::NotOffered)));
    assert_eq!(place.files(), before);
    assert_eq!(value(&place.opened(), "session/a").unwrap(), b"x");
}

#[test]
fn two_first_starts_at_once_end_under_one_key() {
    let place = Place::new();
    let vaults: Vec<_> = (0..4).map(|_| place.vault()).collect();
    std::thread::scope(|scope| {
        for vault in &vaults {
            scope.spawn(|| vault.open_with_passphrase(&Secret::new("sentinel-phrase")).unwrap());
        }
    });
    vaults[0].put(&name("session/a"), b"x").unwrap();
    for vault in &vaults {
        assert_eq!(value(vault, "session/a").unwrap(), b"x");
    }
}
