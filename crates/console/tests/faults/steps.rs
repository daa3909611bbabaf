//! The steps of a program: its writes to ledger and vault. One of them can be its last.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

/// Counts steps once it is armed, and lets none end after the last one.
#[derive(Debug)]
pub struct Steps {
    inner: Mutex<Inner>,
    released: Condvar,
    died: watch::Sender<bool>,
}

#[derive(Debug, Default)]
struct Inner {
    armed: bool,
    last: Option<usize>,
    taken: Vec<String>,
    released: bool,
}

/// What unwinds a thread of a program that is dead.
struct Dead;

impl Default for Steps {
    fn default() -> Self {
        Self { inner: Mutex::default(), released: Condvar::new(), died: watch::Sender::new(false) }
    }
}

impl Steps {
    /// Counts from now on. The program dies at the step of this number.
    pub fn arm(&self, last: Option<usize>) {
        let mut inner = self.lock();
        inner.armed = true;
        inner.last = last;
    }

    /// The steps that were taken.
    pub fn taken(&self) -> Vec<String> {
        self.lock().taken.clone()
    }

    /// Returns when the program has come to its last step.
    pub async fn died(&self) {
        // The sender lives as long as this does.
        let _ = self.died.subscribe().wait_for(|died| *died).await;
    }

    /// A step. It does not return where it is the last one, and nothing does that comes after it: the thread waits
    /// until the program is gone and is then unwound.
    pub fn step(&self, what: &str, after: bool) {
        let mut inner = self.lock();
        if !inner.armed {
            return;
        }
        let number = inner.taken.len();
        inner.taken.push(format!("{} {what}", if after { "after" } else { "before" }));
        if inner.last.is_none_or(|last| number < last) {
            return;
        }
        self.died.send_replace(true);
        while !inner.released {
            inner = self.released.wait(inner).unwrap_or_else(PoisonError::into_inner);
        }
        drop(inner);
        // No panic, so that nobody prints one.
        std::panic::resume_unwind(Box::new(Dead));
    }

    /// The program ends here whatever it does: each further step is its last.
    pub fn end(&self) {
        let mut inner = self.lock();
        inner.armed = true;
        inner.last = Some(0);
    }

    /// Unwinds the threads that wait at their last step. To be called when nothing else of the program is left.
    pub fn release(&self) {
        self.lock().released = true;
        self.released.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
