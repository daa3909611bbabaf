//! A keychain in memory, for tests, that can fail in every way a real one does.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use super::{Keychain, KeychainError};

/// A keychain in memory, for tests of this crate and of those above it. Nothing in the product uses it.
#[derive(Default)]
pub struct MemoryKeychain {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    entries: HashMap<String, Zeroizing<Vec<u8>>>,
    fault: Option<KeychainError>,
    calls: usize,
}

impl MemoryKeychain {
    /// An empty one that works.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes it fail from now on, or work again. `Full` fails only stores, `Garbage` reads what was never stored,
    /// `Slow` makes callers wait until the fault changes, `Missing` forgets; the others fail every call.
    pub fn set_fault(&self, fault: Option<KeychainError>) {
        self.state().fault = fault;
        self.changed.notify_all();
    }

    /// How many calls were made.
    pub fn calls(&self) -> usize {
        self.state().calls
    }

    /// What an entry holds, whatever the fault.
    pub fn entry(&self, entry: &str) -> Option<Zeroizing<Vec<u8>>> {
        self.state().entries.get(entry).cloned()
    }

    /// The names of its entries.
    pub fn entries(&self) -> Vec<String> {
        self.state().entries.keys().cloned().collect()
    }

    /// Loses an entry, as a keychain that was set up anew does.
    pub fn forget(&self, entry: &str) {
        self.state().entries.remove(entry);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits out `Slow`, then tells the fault.
    fn call(&self) -> (MutexGuard<'_, State>, Option<KeychainError>) {
        let mut state = self.state();
        state.calls += 1;
        let state = self
            .changed
            .wait_while(state, |state| state.fault == Some(KeychainError::Slow))
            .unwrap_or_else(PoisonError::into_inner);
        let fault = state.fault;
        (state, fault)
    }
}

impl std::fmt::Debug for MemoryKeychain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MemoryKeychain(…)")
    }
}

impl Keychain for MemoryKeychain {
    fn load(&self, entry: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        let (state, fault) = self.call();
        match fault {
            None | Some(KeychainError::Full) => Ok(state.entries.get(entry).cloned()),
            Some(KeychainError::Garbage) => Ok(Some(Zeroizing::new(b"garbage".to_vec()))),
            Some(KeychainError::Missing) => Ok(None),
            Some(error) => Err(error),
        }
    }

    fn store(&self, entry: &str, value: &[u8]) -> Result<(), KeychainError> {
        let (mut state, fault) = self.call();
        match fault {
            None | Some(KeychainError::Garbage | KeychainError::Missing) => {
                state.entries.insert(entry.to_owned(), Zeroizing::new(value.to_vec()));
                Ok(())
            }
            Some(error) => Err(error),
        }
    }

    fn remove(&self, entry: &str) -> Result<(), KeychainError> {
        let (mut state, fault) = self.call();
        match fault {
            None | Some(KeychainError::Full | KeychainError::Garbage | KeychainError::Missing) => {
                state.entries.remove(entry);
                Ok(())
            }
            Some(error) => Err(error),
        }
    }
}
