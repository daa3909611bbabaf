//! The code after the password: entered here, or in another program than the password was.

use std::sync::Arc;

use chatelaine_connect::{Challenge, ConnectError};
use chatelaine_model::{Secret, ServerId, SessionState};

use super::{Phase, Waiting};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::ConsoleEvent;

impl Console {
    /// Confirms the second factor of a sign-in.
    ///
    /// # Errors
    /// `NoCodeExpected` when no sign-in waits for one, or no longer; otherwise as the conversation ends. A refused
    /// code leaves the sign-in waiting.
    pub async fn confirm(
        self: &Arc<Self>,
        server: &ServerId,
        code: Secret,
    ) -> Result<SessionState, ConsoleError> {
        let _busy = self.busy.begin();
        let seat = self.seats.of(server);
        if seat.waiting().is_none() {
            self.follow(server).await?;
        }
        let unexpected = || ConsoleError::NoCodeExpected(server.clone());
        let waiting = seat.waiting().ok_or_else(unexpected)?;
        if waiting.challenge.ends().is_some_and(|ends| ends <= seat.there(self.ports.clock.now())) {
            self.drop_waiting(server).await;
            return Err(unexpected());
        }
        let connection = self.connection(server).await?;
        match connection.confirm(&waiting.challenge, &code).await {
            Ok(signed_in) => self.seat(server, waiting.who, waiting.way, waiting.keep, signed_in).await,
            Err(ConnectError::SessionOver) => {
                self.drop_waiting(server).await;
                Err(unexpected())
            }
            Err(source) => Err(ConsoleError::at(server)(source).of_sign_in()),
        }
    }

    /// Gives up a sign-in that waits for a code.
    pub async fn abandon_sign_in(self: &Arc<Self>, server: &ServerId) -> SessionState {
        let seat = self.seats.of(server);
        if seat.waiting().is_some() {
            self.drop_waiting(server).await;
        }
        seat.state(self.ports.clock.now())
    }

    /// Waits for a code, in a way that survives this program where the session shall survive it.
    pub(super) async fn wait_for_code(
        self: &Arc<Self>,
        server: &ServerId,
        who: String,
        way: String,
        keep: bool,
        challenge: Challenge,
    ) -> SessionState {
        let (seat, now) = (self.seats.of(server), self.ports.clock.now());
        let since = now + seat.apart();
        let mut waiting = Waiting { challenge: Arc::new(challenge), who, way, keep, since };
        {
            let _record = seat.record.lock().await;
            if keep && let Err(error) = self.save_waiting(server, &waiting).await {
                tracing::warn!(%server, %error, "the sign-in is not saved and ends with this program");
                waiting.keep = false;
            }
            seat.begin(Phase::Waiting(waiting));
        }
        self.tell(ConsoleEvent::AppChanged);
        seat.state(now)
    }

    async fn drop_waiting(self: &Arc<Self>, server: &ServerId) {
        let seat = self.seats.of(server);
        {
            let _record = seat.record.lock().await;
            if let Err(error) = self.forget_waiting(server).await {
                tracing::warn!(%server, %error, "a sign-in that was given up is still sealed");
            }
            seat.begin(Phase::Out);
        }
        self.tell(ConsoleEvent::AppChanged);
    }
}
