//! The process ends after each step of each change in turn; what the next start finds is the old state or the new.
//! A child process makes the change and exits without unwinding, as a kill does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chatelaine_model::Secret;
use zeroize::Zeroizing;

use crate::{
    Keychain, KeychainError, PassphraseCost, Protection, RecordName, Recovery, RecoveryCode, Vault,
    VaultStatus,
};

const KILLED: i32 = 86;
const CHILD: &str = "kill_tests::child";
static STEPS: AtomicUsize = AtomicUsize::new(0);

/// A keychain that another process can read too.
#[derive(Debug)]
struct FolderKeychain(PathBuf);

impl FolderKeychain {
    fn path(&self, entry: &str) -> PathBuf {
        self.0.join(entry.replace('/', "."))
    }
}

impl Keychain for FolderKeychain {
    fn load(&self, entry: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        Ok(fs::read(self.path(entry)).ok().map(Zeroizing::new))
    }
    fn store(&self, entry: &str, value: &[u8]) -> Result<(), KeychainError> {
        fs::create_dir_all(&self.0).map_err(|_| KeychainError::Absent)?;
        fs::write(self.path(entry), value).map_err(|_| KeychainError::Other)
    }
    fn remove(&self, entry: &str) -> Result<(), KeychainError> {
        let _ = fs::remove_file(self.path(entry));
        Ok(())
    }
}

fn vault(root: &Path) -> Vault {
    let keychain = Arc::new(FolderKeychain(root.join("keychain")));
    Vault::new(root.join("vault"), keychain).unwrap().with_passphrase_cost(PassphraseCost::LEAST)
}

fn record() -> RecordName {
    RecordName::new("session/one").unwrap()
}

fn secret(text: &str) -> Secret {
    Secret::new(text)
}

const OLD_CODE: &str = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-ADWL-WS2V";
const NEW_CODE: &str = "AEAQ-CAIB-AEAQ-CAIB-AEAQ-CAIB-AFJK-AKFX";

fn code(text: &str) -> RecoveryCode {
    RecoveryCode::parse(&secret(text)).unwrap()
}

/// Does one change, and ends after the step that the parent names.
#[test]
#[ignore = "runs as the child of the others"]
fn child() {
    let Ok(root) = std::env::var("CHATELAINE_KILL_ROOT") else { return };
    let vault = vault(Path::new(&root)).watched(|_| {
        let at: usize = std::env::var("CHATELAINE_KILL_AT").unwrap().parse().unwrap();
        if STEPS.fetch_add(1, Ordering::SeqCst) == at {
            std::process::exit(KILLED);
        }
    });
    let change = std::env::var("CHATELAINE_KILL_CHANGE").unwrap();
    vault.open().unwrap();
    match change.as_str() {
        "open" => {}
        "put" => vault.put(&record(), b"new").unwrap(),
        "remove" => vault.remove(&record()).unwrap(),
        "to passphrase" => vault.choose_passphrase(&secret("new phrase")).unwrap(),
        "to keychain" => {
            vault.unlock(&secret("old phrase")).unwrap();
            vault.choose_keychain().unwrap();
        }
        "another passphrase" => {
            vault.unlock(&secret("old phrase")).unwrap();
            vault.choose_passphrase(&secret("new phrase")).unwrap();
        }
        "from memory" => {
            vault.put(&record(), b"new").unwrap();
            vault.choose_keychain().unwrap();
        }
        "code" => vault.set_recovery_code(&code(NEW_CODE)).unwrap(),
        "decline" => vault.decline_recovery().unwrap(),
        "recover by keychain" => vault.recover(&code(OLD_CODE), None).unwrap(),
        "recover by passphrase" => vault.recover(&code(OLD_CODE), Some(&secret("new phrase"))).unwrap(),
        "set aside" => drop(vault.set_aside().unwrap()),
        other => panic!("{other}"),
    }
}

/// Runs a change once for each step that it has, ending it there, and at last to its end. Gives how many steps it has.
fn kill_at_each_step(change: &str, prepare: impl Fn(&Path), check: impl Fn(&Path)) -> usize {
    for at in 0.. {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", CHILD, "--ignored"])
            .env("CHATELAINE_KILL_ROOT", folder.path())
            .env("CHATELAINE_KILL_AT", at.to_string())
            .env("CHATELAINE_KILL_CHANGE", change)
            .output()
            .unwrap();
        let ended = child.status.code();
        assert!(matches!(ended, Some(0 | KILLED)), "{change}, step {at}: {child:?}");
        check(folder.path());
        let left = fs::read_dir(folder.path().join("vault")).unwrap();
        let records = fs::read_dir(folder.path().join("vault/records")).into_iter().flatten();
        for file in left.chain(records) {
            let name = file.unwrap().file_name();
            assert!(!name.to_string_lossy().starts_with(".new-"), "{change}, step {at}: {name:?} stays");
        }
        if ended == Some(0) {
            return at;
        }
    }
    0
}

fn sealed_by_keychain(root: &Path) {
    let vault = vault(root);
    assert_eq!(vault.open().unwrap(), VaultStatus::Open(Protection::Keychain));
    vault.put(&record(), b"old").unwrap();
}

fn value(vault: &Vault) -> Option<Vec<u8>> {
    vault.get(&record()).unwrap().map(|value| value.to_vec())
}

#[test]
fn a_first_start() {
    let steps = kill_at_each_step(
        "open",
        |_| (),
        |root| {
            sealed_by_keychain(root);
            let again = vault(root);
            again.open().unwrap();
            assert_eq!(value(&again).unwrap(), b"old");
            assert_eq!(fs::read_dir(root.join("keychain")).unwrap().count(), 1, "no second key is made");
        },
    );
    assert_eq!(steps, 12);
}

#[test]
fn replacing_a_record() {
    let steps = kill_at_each_step("put", sealed_by_keychain, |root| {
        let vault = vault(root);
        vault.open().unwrap();
        let value = value(&vault).unwrap();
        assert!(value == b"old" || value == b"new");
    });
    assert_eq!(steps, 6);
}

#[test]
fn removing_a_record() {
    let steps = kill_at_each_step("remove", sealed_by_keychain, |root| {
        let vault = vault(root);
        vault.open().unwrap();
        assert!(value(&vault).is_none_or(|value| value == b"old"));
    });
    assert_eq!(steps, 1);
}

#[test]
fn from_the_keychain_to_a_passphrase() {
    let steps = kill_at_each_step("to passphrase", sealed_by_keychain, |root| {
        let vault = vault(root);
        if vault.open().unwrap() == VaultStatus::NeedsPassphrase {
            vault.unlock(&secret("new phrase")).unwrap();
        }
        assert_eq!(value(&vault).unwrap(), b"old");
    });
    assert_eq!(steps, 6);
}

#[test]
fn from_a_passphrase_to_the_keychain() {
    let prepare = |root: &Path| {
        sealed_by_keychain(root);
        let vault = vault(root);
        vault.open().unwrap();
        vault.choose_passphrase(&secret("old phrase")).unwrap();
    };
    let steps = kill_at_each_step("to keychain", prepare, |root| {
        let vault = vault(root);
        if vault.open().unwrap() == VaultStatus::NeedsPassphrase {
            vault.unlock(&secret("old phrase")).unwrap();
        }
        assert_eq!(value(&vault).unwrap(), b"old");
    });
    assert_eq!(steps, 6);
}

#[test]
fn setting_aside() {
    let prepare = |root: &Path| {
        sealed_by_keychain(root);
        fs::rename(root.join("keychain"), root.join("lost")).unwrap();
    };
    let steps = kill_at_each_step("set aside", prepare, |root| {
        // Where the records are, a header that opens them is, once the keychain is back.
        let aside = fs::read_dir(root.join("vault/aside")).ok().and_then(|mut all| all.next());
        let moved = aside.map(|folder| folder.unwrap().path()).filter(|path| path.join("records").exists());
        if let Some(moved) = moved {
            fs::create_dir(root.join("back")).unwrap();
            fs::rename(&moved, root.join("back/vault")).unwrap();
        } else {
            fs::create_dir(root.join("back")).unwrap();
            fs::rename(root.join("vault"), root.join("back/vault")).unwrap();
            fs::create_dir(root.join("vault")).unwrap();
        }
        fs::rename(root.join("lost"), root.join("back/keychain")).unwrap();
        let back = vault(&root.join("back"));
        assert_eq!(back.open().unwrap(), VaultStatus::Open(Protection::Keychain));
        assert_eq!(value(&back).unwrap(), b"old");
        // And the profile itself can go on.
        assert!(matches!(
            vault(root).open().unwrap(),
            VaultStatus::Open(_) | VaultStatus::NeedsChoice(KeychainError::Missing)
        ));
    });
    assert_eq!(steps, 9);
}

fn sealed_by_passphrase(root: &Path) {
    sealed_by_keychain(root);
    let vault = vault(root);
    vault.open().unwrap();
    vault.choose_passphrase(&secret("old phrase")).unwrap();
}

#[test]
fn from_one_passphrase_to_another() {
    let steps = kill_at_each_step("another passphrase", sealed_by_passphrase, |root| {
        let vault = vault(root);
        assert_eq!(vault.open().unwrap(), VaultStatus::NeedsPassphrase);
        vault.unlock(&secret("old phrase")).or_else(|_| vault.unlock(&secret("new phrase"))).unwrap();
        assert_eq!(value(&vault).unwrap(), b"old");
    });
    assert_eq!(steps, 6);
}

#[test]
fn from_memory_to_the_keychain() {
    let prepare = |root: &Path| {
        let keychain = Arc::new(crate::MemoryKeychain::new());
        keychain.set_fault(Some(KeychainError::Absent));
        let vault = Vault::new(root.join("vault"), keychain).unwrap();
        vault.open().unwrap();
        vault.choose_memory().unwrap();
    };
    let steps = kill_at_each_step("from memory", prepare, |root| {
        // What was in memory ends with the process; what is on the disk is whole.
        let vault = vault(root);
        assert!(matches!(vault.open().unwrap(), VaultStatus::Open(_)));
        assert!(value(&vault).is_none_or(|value| value == b"new"));
    });
    assert_eq!(steps, 12);
}

#[test]
fn making_another_recovery_code() {
    let prepare = |root: &Path| {
        sealed_by_keychain(root);
        let vault = vault(root);
        vault.open().unwrap();
        vault.set_recovery_code(&code(OLD_CODE)).unwrap();
    };
    let steps = kill_at_each_step("code", prepare, |root| {
        fs::remove_dir_all(root.join("keychain")).unwrap();
        let vault = vault(root);
        assert_eq!(vault.open().unwrap(), VaultStatus::KeychainFailed(KeychainError::Missing));
        let old = vault.recover(&code(OLD_CODE), None).is_ok();
        assert!(old || vault.recover(&code(NEW_CODE), None).is_ok(), "neither code opens it");
        assert_eq!(value(&vault).unwrap(), b"old");
    });
    assert_eq!(steps, 6);
}

#[test]
fn declining_a_recovery_code() {
    let steps = kill_at_each_step("decline", sealed_by_keychain, |root| {
        let vault = vault(root);
        vault.open().unwrap();
        assert!(matches!(vault.recovery().unwrap(), Recovery::NotAsked | Recovery::Declined));
        assert_eq!(value(&vault).unwrap(), b"old");
    });
    assert_eq!(steps, 6);
}

#[test]
fn recovering() {
    let prepare = |root: &Path| {
        sealed_by_keychain(root);
        let vault = vault(root);
        vault.open().unwrap();
        vault.set_recovery_code(&code(OLD_CODE)).unwrap();
        fs::remove_dir_all(root.join("keychain")).unwrap();
    };
    for change in ["recover by keychain", "recover by passphrase"] {
        let steps = kill_at_each_step(change, prepare, |root| {
            let vault = vault(root);
            match vault.open().unwrap() {
                VaultStatus::Open(_) => {}
                VaultStatus::NeedsPassphrase => vault.unlock(&secret("new phrase")).unwrap(),
                _ => vault.recover(&code(OLD_CODE), None).unwrap(),
            }
            assert_eq!(value(&vault).unwrap(), b"old");
        });
        assert_eq!(steps, 6, "{change}");
    }
}
