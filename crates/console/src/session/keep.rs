//! What is sealed of sessions: written and removed together with the phase, so that neither outlives the other.

use std::sync::Arc;

use chatelaine_model::ServerId;

use super::{Holder, Phase, Seat, Waiting, record};
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

    /// The same for the session of a generation; `false` if that is over, or if somebody signed in with another program
    /// meanwhile: what is sealed then is theirs.
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
        if holder.keep && self.sealed(server).await.is_ok_and(|sealed| is_anothers(sealed.as_ref(), holder)) {
            return Ok(false);
        }
        self.save_session(server, holder).await.map(|()| true)
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

    /// The session that is sealed now.
    pub(super) async fn sealed(self: &Arc<Self>, server: &ServerId) -> Result<Option<Holder>, ConsoleError> {
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

/// Whether what is sealed comes from another sign-in.
pub(super) fn is_anothers(sealed: Option<&Holder>, holder: &Holder) -> bool {
    sealed.is_some_and(|sealed| sealed.session != holder.session)
}
