//! Locking with the desktop, as far as it tells of itself.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::console::Console;
use crate::view::{ConsoleEvent, HearsView, LockReason};

/// What a desktop tells of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DesktopSign {
    /// This is what it tells from now on.
    Hears(HearsView),
    /// It locks, or its screen saver begins.
    Locks,
    /// The computer goes to sleep.
    Sleeps,
}

impl Console {
    /// Does what a sign of the desktop asks for, unless the program never locks by itself. Returns when it is locked.
    pub async fn heed_desktop(self: &Arc<Self>, sign: DesktopSign) {
        let by_itself = self.lock.idle.lock().locks_by_itself();
        match sign {
            DesktopSign::Hears(hears) => {
                *self.lock.hears.write() = hears;
                self.tell(ConsoleEvent::LockChanged);
            }
            DesktopSign::Locks if by_itself && self.lock.with_desktop.load(Ordering::Relaxed) => {
                self.lock_or_wait(LockReason::Desktop).await;
            }
            DesktopSign::Sleeps if by_itself => self.lock_or_wait(LockReason::Sleep).await,
            DesktopSign::Locks | DesktopSign::Sleeps => {}
        }
    }

    /// Sets whether it locks when the desktop does; it does unless told otherwise.
    pub fn set_lock_with_desktop(&self, with_desktop: bool) {
        self.lock.with_desktop.store(with_desktop, Ordering::Relaxed);
    }
}
