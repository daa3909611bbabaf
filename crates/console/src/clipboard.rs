//! Secrets in the clipboard: put there on request, cleared after a while if still ours.

use std::sync::Arc;
use std::time::Duration;

use chatelaine_model::Secret;
use chrono::{DateTime, TimeDelta, Utc};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{ClipboardView, ConsoleEvent};

/// Seconds that a secret stays in the clipboard.
const SPAN: u32 = 30;

/// A secret of ours in the clipboard.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    secret: Secret,
    clears: DateTime<Utc>,
    turn: uuid::Uuid,
}

impl Console {
    /// Whether a secret of ours is in the clipboard, and until when.
    pub fn clipboard(&self) -> ClipboardView {
        ClipboardView { clears: self.held.lock().as_ref().map(|held| held.clears), span: SPAN }
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
        let held = Held { secret: secret.clone(), clears, turn: uuid::Uuid::new_v4() };
        self.block(move |console| Ok(console.ports.clipboard.put(&secret)?)).await?;
        *self.held.lock() = Some(held.clone());
        self.tell(ConsoleEvent::ClipboardChanged);
        let console = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_secs(SPAN.into())).await;
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
        self.block(move |console| {
            if console.ports.clipboard.holds(&secret)? {
                console.ports.clipboard.clear()?;
            }
            Ok(())
        })
        .await?;
        let mut now = self.held.lock();
        if ours(&now) {
            *now = None;
        }
        drop(now);
        self.tell(ConsoleEvent::ClipboardChanged);
        Ok(())
    }
}
