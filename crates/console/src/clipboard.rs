//! Secrets in the clipboard: put there on request, cleared after a while if still ours.

use std::sync::Arc;
use std::time::Duration;

use chatelaine_model::Secret;
use chrono::{DateTime, TimeDelta, Utc};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::port::ClipboardError;
use crate::view::{ClipboardView, ConsoleEvent};

/// Seconds that a secret stays in the clipboard.
const SPAN: u32 = 30;
/// How often the clock is looked at. The wall clock tells the end, because a timer stands still while the computer
/// sleeps.
const LOOK: Duration = Duration::from_secs(1);

/// A secret of ours in the clipboard.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    secret: Secret,
    clears: DateTime<Utc>,
    turn: uuid::Uuid,
    /// It could not be cleared when it was time.
    stuck: bool,
}

impl Console {
    /// Whether a secret of ours is in the clipboard, and until when.
    pub fn clipboard(&self) -> ClipboardView {
        let held = self.held.lock();
        let stuck = held.as_ref().is_some_and(|held| held.stuck);
        ClipboardView { clears: held.as_ref().map(|held| held.clears), span: SPAN, stuck }
    }

    /// Clears the clipboard if what is in it is still ours.
    ///
    /// # Errors
    /// When the desktop refuses; the secret then counts as still there.
    pub async fn clear_clipboard(self: &Arc<Self>) -> Result<ClipboardView, ConsoleError> {
        let held = self.held.lock().clone();
        if let Some(held) = held {
            self.clear_turn(&held).await?;
        }
        Ok(self.clipboard())
    }

    pub(crate) async fn copy(self: &Arc<Self>, secret: Secret) -> Result<ClipboardView, ConsoleError> {
        let clears = self.ports.clock.now() + TimeDelta::seconds(SPAN.into());
        let held = Held { secret: secret.clone(), clears, turn: uuid::Uuid::new_v4(), stuck: false };
        self.block(move |console| {
            let clipboard = &console.ports.clipboard;
            clipboard.put(&secret)?;
            // A desktop may refuse without saying so.
            if clipboard.holds(&secret)? { Ok(()) } else { Err(ClipboardError.into()) }
        })
        .await?;
        *self.held.lock() = Some(held.clone());
        self.tell(ConsoleEvent::ClipboardChanged);
        let console = self.clone();
        tokio::spawn(async move {
            // A clock that is set back must not keep it there either.
            let copied = tokio::time::Instant::now();
            while console.ports.clock.now() < held.clears && copied.elapsed().as_secs() < u64::from(SPAN) {
                tokio::time::sleep(LOOK).await;
            }
            if let Err(error) = console.clear_turn(&held).await {
                tracing::warn!(%error, "a copied secret could not be cleared");
            }
        });
        Ok(self.clipboard())
    }

    /// Clears what was put there at one turn; a later copy or somebody else's text stays.
    async fn clear_turn(self: &Arc<Self>, held: &Held) -> Result<(), ConsoleError> {
        let ours = |now: &Option<Held>| now.as_ref().is_some_and(|now| now.turn == held.turn);
        if !ours(&self.held.lock()) {
            return Ok(());
        }
        let secret = held.secret.clone();
        let cleared = self
            .block(move |console| {
                let clipboard = &console.ports.clipboard;
                if clipboard.holds(&secret)? {
                    clipboard.clear()?;
                }
                if clipboard.holds(&secret)? { Err(ClipboardError.into()) } else { Ok(()) }
            })
            .await;
        if let Some(now) = self.held.lock().as_mut().filter(|now| now.turn == held.turn) {
            now.stuck = cleared.is_err();
        }
        if cleared.is_ok() {
            self.held.lock().take_if(|now| now.turn == held.turn);
        }
        self.tell(ConsoleEvent::ClipboardChanged);
        cleared
    }
}
