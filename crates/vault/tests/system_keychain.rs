//! The real keychain of this computer. On Linux each test wants a bus and a keyring of its own: `XDG_DATA_HOME` set to
//! an empty folder, and `dbus-run-session -- cargo test -p chatelaine-vault --test system_keychain -- --ignored --exact NAME`.

use std::sync::Arc;

use chatelaine_model::Secret;
use chatelaine_vault::{Protection, RecordName, SystemKeychain, Vault, VaultStatus};

const OPEN: VaultStatus = VaultStatus::Open(Protection::Keychain);

/// For this one, a keyring is started first: `printf test | gnome-keyring-daemon --unlock --components=secrets`.
#[tokio::test]
#[ignore = "needs a keychain of its own; the smoke tier has one"]
async fn a_key_is_kept_for_the_next_start_and_removed_even_from_an_asynchronous_thread() {
    let folder = tempfile::tempdir().unwrap();
    let record = RecordName::new("session/a").unwrap();
    let vault = Vault::new(folder.path().to_owned(), Arc::new(SystemKeychain)).unwrap();
    assert_eq!(vault.open().unwrap(), OPEN);
    vault.put(&record, b"x").unwrap();
    let again = Vault::new(folder.path().to_owned(), Arc::new(SystemKeychain)).unwrap();
    assert_eq!(again.open().unwrap(), OPEN);
    assert_eq!(again.get(&record).unwrap().unwrap().as_slice(), b"x");
    again.choose_passphrase(&Secret::new("p")).unwrap();
    again.choose_keychain().unwrap();
    assert_eq!(again.get(&record).unwrap().unwrap().as_slice(), b"x");
    again.choose_passphrase(&Secret::new("p")).unwrap();
}

/// For this one, no keyring may run on the bus yet, and the bus must start none by itself: give `dbus-run-session` a
/// `--config-file` without `<servicedir>` or `<standard_session_servicedirs/>`.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs a bus of its own that starts no keychain"]
fn a_keychain_that_is_started_later_is_seen() {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::new(folder.path().to_owned(), Arc::new(SystemKeychain)).unwrap();
    assert!(matches!(vault.open().unwrap(), VaultStatus::NeedsChoice(_)));
    let mut daemon = Command::new("gnome-keyring-daemon")
        .args(["--unlock", "--foreground", "--components=secrets"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    daemon.stdin.take().unwrap().write_all(b"test").unwrap();
    let seen = (0..1000).any(|_| vault.open().unwrap() == OPEN);
    daemon.kill().unwrap();
    daemon.wait().unwrap();
    assert!(seen, "{:?}", vault.status());
}
