//! Keychain calls with a time limit.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use zeroize::Zeroizing;

use super::{Keychain, KeychainError};

/// Makes each call on a plain thread of its own and waits for it with a time limit.
///
/// A plain thread, because the Secret Service client starts a runtime of its own, which panics on a thread that
/// already drives one. A limit, because a locked keychain blocks until somebody answers its prompt. Calls are made
/// one after the other, in the order in which they were asked for: one that was given up waits on, and the next one
/// does not open a second prompt beside it.
#[derive(Debug)]
pub(crate) struct Patient {
    keychain: Arc<dyn Keychain>,
    limit: Duration,
    /// Tells when the last call that was asked for has ended: its sender is dropped then, whatever became of it.
    last: Mutex<Option<Receiver<()>>>,
}

impl Patient {
    pub(crate) fn new(keychain: Arc<dyn Keychain>, limit: Duration) -> Self {
        Self { keychain, limit, last: Mutex::default() }
    }

    pub(crate) fn with_limit(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    pub(crate) fn load(&self, entry: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        let entry = entry.to_owned();
        self.call(move |keychain| keychain.load(&entry))
    }

    pub(crate) fn store(&self, entry: &str, value: &[u8]) -> Result<(), KeychainError> {
        let (entry, value) = (entry.to_owned(), Zeroizing::new(value.to_vec()));
        self.call(move |keychain| keychain.store(&entry, &value))
    }

    pub(crate) fn remove(&self, entry: &str) -> Result<(), KeychainError> {
        let entry = entry.to_owned();
        self.call(move |keychain| keychain.remove(&entry))
    }

    fn call<T: Send + 'static>(
        &self,
        act: impl FnOnce(&dyn Keychain) -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let (answer, waiting) = mpsc::sync_channel(1);
        let keychain = Arc::clone(&self.keychain);
        let (ended, end) = mpsc::channel();
        let before = self.last.lock().unwrap_or_else(PoisonError::into_inner).replace(end);
        let spawned = thread::Builder::new().name("keychain".into()).spawn(move || {
            let _ended: mpsc::Sender<()> = ended;
            if let Some(before) = before {
                let _ = before.recv();
            }
            // Nobody receives it when the wait was given up; what it holds is wiped on drop.
            let _ = answer.send(act(&*keychain));
        });
        if let Err(error) = spawned {
            tracing::warn!(%error, "no thread for the keychain");
            return Err(KeychainError::Other);
        }
        waiting.recv_timeout(self.limit).unwrap_or_else(|error| match error {
            RecvTimeoutError::Timeout => Err(KeychainError::Slow),
            RecvTimeoutError::Disconnected => Err(KeychainError::Other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MemoryKeychain;

    #[derive(Debug)]
    struct Panicking;

    impl Keychain for Panicking {
        fn load(&self, _: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
            panic!("as a runtime within a runtime does")
        }
        fn store(&self, _: &str, _: &[u8]) -> Result<(), KeychainError> {
            Ok(())
        }
        fn remove(&self, _: &str) -> Result<(), KeychainError> {
            Ok(())
        }
    }

    #[test]
    fn a_call_that_takes_too_long_is_given_up_and_the_next_one_waits_behind_it() {
        let keychain = Arc::new(MemoryKeychain::new());
        let patient = Patient::new(keychain.clone(), Duration::ZERO);
        keychain.set_fault(Some(KeychainError::Slow));
        assert_eq!(patient.store("a", b"value"), Err(KeychainError::Slow));
        let patient = patient.with_limit(Duration::from_secs(60));
        keychain.set_fault(None);
        assert_eq!(patient.load("a").unwrap().unwrap().as_slice(), b"value");
    }

    #[test]
    fn a_panic_in_the_keychain_is_an_error() {
        let patient = Patient::new(Arc::new(Panicking), Duration::from_secs(60));
        assert_eq!(patient.load("a"), Err(KeychainError::Other));
        assert_eq!(patient.store("a", b"value"), Ok(()));
    }
}
