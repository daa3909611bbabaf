//! Locking by itself: without use, and after sleep.

use std::sync::{Arc, Weak};
use std::time::Duration;

use chrono::TimeDelta;

use super::idle::Due;
use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::view::{ConsoleEvent, LockReason};

/// How often the clock is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// The longest time without use that can be chosen, in minutes.
const LONGEST: u32 = 24 * 60;

/// Looks at the clock for as long as somebody holds the console.
pub(crate) async fn watch(console: Weak<Console>) {
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        look.tick().await;
        let Some(console) = console.upgrade() else { return };
        console.heed_the_clock().await;
    }
}

impl Console {
    /// Warns or locks where it is time; to be called every second by whoever does not [`Console::start`].
    pub async fn heed_the_clock(self: &Arc<Self>) {
        if self.is_locked() {
            return;
        }
        let due = self.lock.idle.lock().look(self.ports.clock.now());
        match due {
            Due::Nothing => {}
            Due::Warn => self.tell(ConsoleEvent::LockChanged),
            Due::Lock(reason) => self.lock_or_wait(reason).await,
        }
    }

    /// Somebody uses the program: it locks by itself only after the whole time again.
    pub fn put_off_lock(&self) {
        if !self.is_locked() && self.lock.idle.lock().used(self.ports.clock.now()) {
            self.tell(ConsoleEvent::LockChanged);
        }
    }

    /// Sets after how many minutes without use it locks; 0 for never, not even after the computer slept or when the
    /// desktop locks.
    ///
    /// # Errors
    /// `InputRefused` for more than a day.
    pub fn set_lock_after(&self, minutes: u32) -> Result<(), ConsoleError> {
        if minutes > LONGEST {
            let reason = InputReason::Choice(minutes.to_string());
            return Err(ConsoleError::Input { field: "lockAfter", reason });
        }
        let after = (minutes > 0).then(|| TimeDelta::minutes(minutes.into()));
        self.lock.idle.lock().set(after, self.ports.clock.now());
        Ok(())
    }

    /// Locks, unless a secret would be lost by it: then after the whole time again.
    pub(super) async fn lock_or_wait(self: &Arc<Self>, reason: LockReason) {
        if let Err(error) = self.lock(reason, false).await {
            tracing::warn!(%error, "not locked");
            self.put_off_lock();
        }
    }
}
