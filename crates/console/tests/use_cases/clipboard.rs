//! A copied secret: there when it says so, and gone when its time is over by the wall clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chatelaine_console::view::{ConsoleEvent, ErrorCode, ProfileKind};
use chatelaine_console::{Clipboard, ClipboardError, Console, Events, Home, Ports};
use chatelaine_model::Secret;
use chatelaine_vault::MemoryKeychain;
use chrono::{DateTime, TimeDelta};
use tempfile::TempDir;

use crate::world::{TestClipboard, TestClock, code_of};

/// A clipboard that can be made to do nothing while it says that it did.
#[derive(Debug, Default)]
struct Sham {
    inner: TestClipboard,
    swallows: AtomicBool,
    sticks: AtomicBool,
}

impl Clipboard for Sham {
    fn put(&self, secret: &Secret) -> Result<(), ClipboardError> {
        if self.swallows.load(Ordering::Relaxed) { Ok(()) } else { self.inner.put(secret) }
    }

    fn holds(&self, secret: &Secret) -> Result<bool, ClipboardError> {
        self.inner.holds(secret)
    }

    fn clear(&self) -> Result<(), ClipboardError> {
        if self.sticks.load(Ordering::Relaxed) { Ok(()) } else { self.inner.clear() }
    }
}

/// Wakes whoever waits for a change of the clipboard.
#[derive(Debug, Default)]
struct Bell(tokio::sync::Notify);

impl Events for Bell {
    fn send(&self, event: ConsoleEvent) {
        if event == ConsoleEvent::ClipboardChanged {
            self.0.notify_one();
        }
    }
}

struct Place {
    _dir: TempDir,
    clock: Arc<TestClock>,
    clipboard: Arc<Sham>,
    bell: Arc<Bell>,
    console: Arc<Console>,
}

/// An open profile with something to copy.
async fn place() -> Place {
    let dir = tempfile::tempdir().unwrap();
    let clock = Arc::new(TestClock::at(DateTime::from_timestamp(1_795_430_000, 0).unwrap()));
    let (clipboard, bell) = (Arc::new(Sham::default()), Arc::new(Bell::default()));
    let ports = Ports {
        clock: clock.clone(),
        events: bell.clone(),
        clipboard: clipboard.clone(),
        keychain: Arc::new(MemoryKeychain::new()),
        patience: chatelaine_console::PATIENT,
    };
    let home = Home { kind: ProfileKind::Own, folder: dir.path().join("profile") };
    let console = Console::open(home, ports).unwrap();
    console.retry_vault().await.unwrap();
    console.begin_recovery_code().unwrap();
    Place { _dir: dir, clock, clipboard, bell, console }
}

impl Place {
    fn text(&self) -> Option<String> {
        self.clipboard.inner.0.lock().unwrap().clone()
    }

    async fn copied(&self) {
        self.console.copy_recovery_code().await.unwrap();
        self.bell.0.notified().await;
        assert!(self.text().is_some());
    }

    /// The computer sleeps for a while: the wall clock goes on, timers do not.
    async fn slept(&self) {
        self.clock.forward(TimeDelta::minutes(20));
        self.bell.0.notified().await;
    }
}

#[tokio::test]
async fn it_is_cleared_as_soon_as_its_time_is_over_although_the_computer_slept() {
    let place = place().await;
    place.copied().await;
    place.slept().await;
    assert_eq!(place.text(), None);
    assert_eq!(place.console.clipboard().clears, None);
}

#[tokio::test]
async fn what_somebody_else_copied_meanwhile_stays() {
    let place = place().await;
    place.copied().await;
    *place.clipboard.inner.0.lock().unwrap() = Some("a recipe".into());
    place.slept().await;
    assert_eq!(place.text().as_deref(), Some("a recipe"));
    assert_eq!(place.console.clipboard().clears, None);
}

#[tokio::test]
async fn a_copy_that_did_not_take_is_an_error() {
    let place = place().await;
    place.clipboard.swallows.store(true, Ordering::Relaxed);
    let error = place.console.copy_recovery_code().await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::ClipboardFailed);
    assert_eq!(place.console.clipboard().clears, None);
}

#[tokio::test]
async fn a_clearing_that_did_not_take_is_told_and_can_be_tried_again() {
    let place = place().await;
    place.copied().await;
    place.clipboard.sticks.store(true, Ordering::Relaxed);
    place.slept().await;
    let view = place.console.clipboard();
    assert!(view.stuck && view.clears.is_some());
    let error = place.console.clear_clipboard().await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::ClipboardFailed);
    place.clipboard.sticks.store(false, Ordering::Relaxed);
    let view = place.console.clear_clipboard().await.unwrap();
    assert!(!view.stuck && view.clears.is_none());
    assert_eq!(place.text(), None);
}
