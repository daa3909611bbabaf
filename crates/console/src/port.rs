//! What the console needs from whoever hosts it.

use std::sync::Arc;

use chatelaine_model::{Clock, Secret};
use chatelaine_vault::Keychain;
use chrono::{DateTime, TimeDelta, Utc};
use thiserror::Error;

use crate::view::ConsoleEvent;

/// The patience of a host that shows what waits, counting down, and lets it be stopped.
pub const PATIENT: TimeDelta = TimeDelta::minutes(10);

/// The world outside of the console.
#[derive(Debug, Clone)]
pub struct Ports {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where news goes.
    pub events: Arc<dyn Events>,
    /// Where secrets are copied to.
    pub clipboard: Arc<dyn Clipboard>,
    /// Where the wrapping key lies.
    pub keychain: Arc<dyn Keychain>,
    /// The longest pause of a server that a reading waits out by itself. A longer one is told at once, and a person
    /// decides.
    pub patience: TimeDelta,
}

/// Takes news from the console. Calls must not block.
pub trait Events: Send + Sync + std::fmt::Debug {
    /// Something changed.
    fn send(&self, event: ConsoleEvent);
}

/// The desktop's clipboard. Calls may block for a moment.
pub trait Clipboard: Send + Sync + std::fmt::Debug {
    /// Puts a secret there, marked as confidential for clipboard managers where the platform knows such a mark.
    ///
    /// # Errors
    /// [`ClipboardError`] when the desktop refuses.
    fn put(&self, secret: &Secret) -> Result<(), ClipboardError>;

    /// Whether exactly this is in it now.
    ///
    /// # Errors
    /// [`ClipboardError`] when the desktop refuses.
    fn holds(&self, secret: &Secret) -> Result<bool, ClipboardError>;

    /// Empties it.
    ///
    /// # Errors
    /// [`ClipboardError`] when the desktop refuses.
    fn clear(&self) -> Result<(), ClipboardError>;
}

/// The clipboard cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the clipboard cannot be used")]
pub struct ClipboardError;

/// This computer's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// What stands in the place of a window where there is none: nobody hears the news, and there is no clipboard.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nobody;

impl Events for Nobody {
    fn send(&self, _: ConsoleEvent) {}
}

impl Clipboard for Nobody {
    fn put(&self, _: &Secret) -> Result<(), ClipboardError> {
        Err(ClipboardError)
    }

    fn holds(&self, _: &Secret) -> Result<bool, ClipboardError> {
        Err(ClipboardError)
    }

    fn clear(&self) -> Result<(), ClipboardError> {
        Err(ClipboardError)
    }
}
