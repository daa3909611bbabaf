//! What is sealed of sessions: written and removed together with the phase, so that neither outlives the other.

use std::sync::Arc;

use chatelaine_model::ServerId;

use super::{Ending, Holder, Phase, Sealed, Seat, Waiting, record};
use crate::console::Console;
use crate::error::ConsoleError;

impl Console {
    /// Seals a session, if it shall survive a restart. The caller has the seat's record.
    pub(super) async fn save_session(
        self: &Arc<Self>,
        server: &ServerId,
        holder: &Holder,
    ) -> Result<(), ConsoleError> {
        if !holder.keep {
            return Ok(());
        }
        let (name, bytes) = (record::name(server)?, record::write(holder)?);
        self.block(move |console| Ok(console.vault.put(&name, &bytes)?)).await
    }

    /// The same for the session of a generation; `false` if that is over, or if another program ended it or somebody
    /// signed in there meanwhile: what is sealed then counts.
    pub(super) async fn save_current(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
        generation: u64,
        holder: &Holder,
    ) -> Result<bool, ConsoleError> {
        let _record = seat.record.lock().await;
        if seat.generation() != generation {
            return Ok(false);
        }
        let superseded = |sealed: Option<Sealed>| sealed.is_some_and(|sealed| sealed.supersedes(holder));
        if holder.keep && self.sealed(server).await.is_ok_and(superseded) {
            return Ok(false);
        }
        self.save_session(server, holder).await.map(|()| true)
    }

    /// Seals that a session ended, in the place of its credentials: those are removed even where that fails. The caller
    /// has the seat's record.
    pub(super) async fn save_ended(
        self: &Arc<Self>,
        server: &ServerId,
        ending: &Ending,
    ) -> Result<(), ConsoleError> {
        let (name, bytes) = (record::name(server)?, record::write_ended(ending)?);
        let saved = self.block(move |console| Ok(console.vault.put(&name, &bytes)?)).await;
        match saved {
            Ok(()) => self.forget_waiting(server).await,
            Err(error) => {
                tracing::warn!(%server, %error, "it cannot be sealed that a session ended");
                self.forget_session(server).await
            }
        }
    }

    /// Seals a sign-in that waits for its code. The caller has the seat's record.
    pub(super) async fn save_waiting(
        self: &Arc<Self>,
        server: &ServerId,
        waiting: &Waiting,
    ) -> Result<(), ConsoleError> {
        let (name, bytes) = (record::waiting_name(server)?, record::write_waiting(waiting)?);
        self.block(move |console| Ok(console.vault.put(&name, &bytes)?)).await
    }

    /// Removes a sealed sign-in that waited for its code. The caller has the seat's record.
    pub(super) async fn forget_waiting(self: &Arc<Self>, server: &ServerId) -> Result<(), ConsoleError> {
        let name = record::waiting_name(server)?;
        self.block(move |console| Ok(console.vault.remove(&name)?)).await
    }

    /// Removes all that was sealed of a session. The caller has the seat's record.
    pub(super) async fn forget_session(self: &Arc<Self>, server: &ServerId) -> Result<(), ConsoleError> {
        let (session, waiting) = (record::name(server)?, record::waiting_name(server)?);
        self.block(move |console| {
            console.vault.remove(&session)?;
            Ok(console.vault.remove(&waiting)?)
        })
        .await
    }

    /// What is sealed of a session now.
    pub(super) async fn sealed(self: &Arc<Self>, server: &ServerId) -> Result<Option<Sealed>, ConsoleError> {
        let name = record::name(server)?;
        let bytes = self.block(move |console| Ok(console.vault.get(&name)?)).await?;
        bytes.map(|bytes| record::read(&bytes)).transpose()
    }

    /// Leaves a seat, for good: what is under way for it comes to nothing.
    ///
    /// # Errors
    /// When what is sealed cannot be removed.
    pub(crate) async fn leave(self: &Arc<Self>, server: &ServerId) -> Result<(), ConsoleError> {
        let seat = self.seats.of(server);
        let _record = seat.record.lock().await;
        seat.begin(Phase::Out);
        self.forget_session(server).await
    }
}
