//! The waiting of a reading.

use chrono::{DateTime, Utc};

use super::limiter::Limiter;
use crate::view::ConsoleEvent;

/// A reading that waits, for as long as it does: it may be dropped at any time.
pub(super) struct Ticket<'l> {
    limiter: &'l Limiter,
    number: u64,
}

impl<'l> Ticket<'l> {
    pub(super) fn take(limiter: &'l Limiter, until: DateTime<Utc>) -> Self {
        let number = limiter.state.lock().begin_waiting(until);
        limiter.events.send(ConsoleEvent::AppChanged);
        Self { limiter, number }
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.limiter.state.lock().end_waiting(self.number);
        self.limiter.events.send(ConsoleEvent::AppChanged);
    }
}
