//! Signing out, and saying which of 'ended on the server' and 'forgotten here' happened.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, SignedOut};
use chatelaine_model::{Deed, Outcome, Power, ServerId};

use super::{Holder, Phase, Sealed, Seat};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{ConsoleEvent, SignOutView};

impl Console {
    /// Signs out. The session is forgotten here whatever the server says.
    ///
    /// # Errors
    /// When what was sealed of the session cannot be removed; `Assumed` where nobody has accepted for this server how
    /// it is told: the session then stays.
    pub async fn sign_out(self: &Arc<Self>, server: &ServerId) -> Result<SignOutView, ConsoleError> {
        let seat = self.seats.of(server);
        // What another program ended, or was told is dead, is not sent any more.
        self.follow_or_note(server).await;
        if seat.holder().is_some() {
            self.accepted(&self.server(server).await?, Power::SignOut)?;
        }
        let holder = self.forget_here(server, &seat).await?;
        self.tell(ConsoleEvent::AppChanged);
        let Some(holder) = holder else {
            return Ok(SignOutView::ForgottenHere);
        };
        let newest = newest(holder.clone(), self.forget_elsewhere(server, &seat).await?);
        let connection = self.connection(server).await?;
        let asked = if newest.dead {
            // What the server called dead is not sent again, not even to end it.
            let offers = connection.definition().capabilities().iter().any(|can| can.power == Power::SignOut);
            Ok(if offers { SignedOut::AlreadyGone } else { SignedOut::NotOffered })
        } else {
            connection.sign_out(&newest.credentials).await
        };
        let told = match asked {
            Ok(SignedOut::OnServer) => SignOutView::EndedOnServer,
            Ok(SignedOut::AlreadyGone) | Err(ConnectError::SessionOver) => SignOutView::AlreadyEnded,
            Ok(SignedOut::NotOffered) => SignOutView::ForgottenHere,
            Err(error) => {
                tracing::info!(%server, %error, "the server was not told of the sign-out");
                SignOutView::Unreached
            }
        };
        self.log(Some(server), Some(holder.who), Deed::SignOut, None, Outcome::Done).await;
        Ok(told)
    }

    /// Leaves the seat and removes what is sealed. Gives the newest form of the session that is known.
    async fn forget_here(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
    ) -> Result<Option<Holder>, ConsoleError> {
        let _record = seat.record.lock().await;
        let held = seat.holder();
        let sealed = self.sealed(server).await.ok().flatten();
        seat.begin(Phase::Out);
        self.forget_session(server).await?;
        Ok(held.map(|held| newest(held, sealed)))
    }

    /// Another program may be renewing the session just now: its answer is waited for and forgotten too. A renewal of
    /// this program finds its generation over.
    async fn forget_elsewhere(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
    ) -> Result<Option<Sealed>, ConsoleError> {
        let Ok(_gate) = seat.gate.try_lock() else { return Ok(None) };
        let _turn = self.turn(server).await?;
        let _record = seat.record.lock().await;
        if seat.holder().is_some() {
            return Ok(None);
        }
        let sealed = self.sealed(server).await.ok().flatten();
        self.forget_session(server).await?;
        Ok(sealed)
    }
}

/// The newest form of a session that is known. Of two equals the sealed one: another program may have been told that it
/// is dead.
fn newest(held: Holder, sealed: Option<Sealed>) -> Holder {
    match sealed {
        Some(Sealed::Lives(sealed))
            if held.keep && (sealed.session != held.session || sealed.serial >= held.serial) =>
        {
            *sealed
        }
        Some(Sealed::Ended(ending)) if ending.session == held.session => Holder { dead: true, ..held },
        _ => held,
    }
}
