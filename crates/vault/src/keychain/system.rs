//! The operating system's own keychain.

use std::sync::Arc;

use keyring_core::CredentialStore;
use keyring_core::{Entry, Error};
use zeroize::Zeroizing;

use super::{Keychain, KeychainError};

/// Under what all entries stand.
const SERVICE: &str = "org.chatelaine.desktop";

/// The operating system's keychain: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
/// Its methods must not be called on a thread that drives an asynchronous runtime.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemKeychain;

impl Keychain for SystemKeychain {
    fn load(&self, entry: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        match with_entry(entry, Entry::get_secret) {
            Ok(value) => Ok(Some(Zeroizing::new(value))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(meaning(&error)),
        }
    }

    fn store(&self, entry: &str, value: &[u8]) -> Result<(), KeychainError> {
        with_entry(entry, |entry| entry.set_secret(value)).map_err(|error| meaning(&error))
    }

    fn remove(&self, entry: &str) -> Result<(), KeychainError> {
        match with_entry(entry, Entry::delete_credential) {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(meaning(&error)),
        }
    }
}

/// `keyring` connects to the keychain once per process. When that failed, or the connection broke since, the call is
/// made over a connection of its own, so that a keychain that was started later is seen.
fn with_entry<T>(name: &str, act: impl Fn(&Entry) -> Result<T, Error>) -> Result<T, Error> {
    match keyring::Entry::new(SERVICE, name).and_then(|entry| act(&entry.inner)) {
        Err(Error::NoDefaultStore | Error::PlatformFailure(_)) => {
            act(&connect()?.build(SERVICE, name, None)?)
        }
        other => other,
    }
}

fn connect() -> Result<Arc<CredentialStore>, Error> {
    #[cfg(target_os = "macos")]
    let store = apple_native_keyring_store::keychain::Store::new()?;
    #[cfg(windows)]
    let store = windows_native_keyring_store::Store::new()?;
    #[cfg(all(unix, not(target_os = "macos")))]
    let store = zbus_secret_service_keyring_store::Store::new()?;
    Ok(store)
}

/// What an error of the keychain means to the user. Platform errors tell apart only by their text: on Linux by the
/// error names of the D-Bus specification (org.freedesktop.DBus.Error.*), which stand in it.
fn meaning(error: &Error) -> KeychainError {
    let meaning = match error {
        Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::BadStoreFormat(_) | Error::Ambiguous(_) => {
            KeychainError::Garbage
        }
        Error::TooLong(..) => KeychainError::Full,
        Error::NoDefaultStore => KeychainError::Absent,
        Error::NoStorageAccess(cause) => no_access(&cause.to_string()),
        Error::PlatformFailure(cause) => platform_failure(&cause.to_string()),
        _ => KeychainError::Other,
    };
    // `Error` shows no value, only names and causes.
    tracing::warn!(%error, ?meaning, "the keychain refused");
    meaning
}

fn no_access(cause: &str) -> KeychainError {
    if cfg!(windows) || cause.contains("result not returned") {
        // Windows: no credential set is attached to this logon session. Secret Service: there is no default keyring.
        KeychainError::Absent
    } else if cfg!(target_os = "macos") {
        KeychainError::Denied
    } else {
        KeychainError::Locked
    }
}

fn platform_failure(cause: &str) -> KeychainError {
    const MEANINGS: [(&[&str], KeychainError); 5] = [
        (&["AccessDenied", "AuthFailed", "(os error 13)"], KeychainError::Denied),
        (
            &["NoMemory", "LimitsExceeded", "FileTooLarge", "No space left", "(os error 28)"],
            KeychainError::Full,
        ),
        (&["IsLocked"], KeychainError::Locked),
        (&["NoReply", "TimedOut", "Timeout"], KeychainError::Slow),
        (
            &[
                "ServiceUnknown",
                "NameHasNoOwner",
                "NoServer",
                "Disconnected",
                "Spawn.",
                "I/O error",
                "failed to connect",
                "no secret service",
                "address",
                "(os error 2)",
                "(os error 111)",
            ],
            KeychainError::Absent,
        ),
    ];
    let found = MEANINGS.iter().find(|(marks, _)| marks.iter().any(|mark| cause.contains(mark)));
    found.map_or(KeychainError::Other, |(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn platform(cause: &str) -> KeychainError {
        meaning(&Error::PlatformFailure(Box::from(cause)))
    }

    #[test]
    fn platform_errors_are_told_apart() {
        let name =
            |name: &str| platform(&format!("zbus error: org.freedesktop.DBus.Error.{name}: no details"));
        assert_eq!(name("ServiceUnknown"), KeychainError::Absent);
        assert_eq!(name("AccessDenied"), KeychainError::Denied);
        assert_eq!(name("LimitsExceeded"), KeychainError::Full);
        assert_eq!(name("NoReply"), KeychainError::Slow);
        assert_eq!(platform("something else"), KeychainError::Other);
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn a_dismissed_prompt_means_locked_and_a_missing_keyring_absent() {
        let refused = |cause: &str| meaning(&Error::NoStorageAccess(Box::from(cause)));
        assert_eq!(refused("SS error: prompt dismissed"), KeychainError::Locked);
        assert_eq!(refused("SS error: result not returned from SS API"), KeychainError::Absent);
    }

    #[test]
    fn what_is_no_value_of_ours_is_garbage() {
        assert_eq!(meaning(&Error::BadEncoding(b"sentinel".to_vec())), KeychainError::Garbage);
        assert_eq!(meaning(&Error::TooLong("value".into(), 2560)), KeychainError::Full);
    }
}
