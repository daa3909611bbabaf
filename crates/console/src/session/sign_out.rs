//! Signing out, and saying which of 'ended on the server' and 'forgotten here' happened.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, SignedOut};
use chatelaine_model::{Deed, Outcome, Power, ServerId};

use super::Phase;
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
        let holder = seat.holder();
        if holder.is_some() {
            self.accepted(&self.server(server).await?, Power::SignOut)?;
        }
        seat.begin(Phase::Out);
        self.forget_session(server).await?;
        self.tell(ConsoleEvent::AppChanged);
        let Some(holder) = holder else {
            return Ok(SignOutView::ForgottenHere);
        };
        let connection = self.connection(server).await?;
        let told = match connection.sign_out(&holder.credentials).await {
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
}
