//! Using a session: with credentials that are good now, renewed if need be, and ended when the server says so.

use std::future::Future;
use std::sync::Arc;

use chatelaine_connect::{ConnectError, Connection, Credentials, LineOptions};
use chatelaine_model::{EndReason, ServerId};

use super::{Ending, Holder, Phase, Sealed};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::ConsoleEvent;

impl Console {
    /// Talks to a server as whoever is signed in. Credentials about to end are renewed first. When the server calls
    /// them dead they are renewed once and the work is done once more: an answer of that kind means that nothing
    /// was done.
    pub(crate) async fn with_session<T, F, Talk>(
        self: &Arc<Self>,
        server: &ServerId,
        talk: F,
    ) -> Result<T, ConsoleError>
    where
        F: Fn(Arc<Connection>, Arc<Credentials>) -> Talk,
        Talk: Future<Output = Result<T, ConnectError>>,
    {
        let connection = self.connection(server).await?;
        let credentials = self.good_credentials(server).await?;
        match talk(connection.clone(), credentials.clone()).await {
            Err(ConnectError::SessionOver) => {
                // What cannot be renewed is lost with one word of the server's, or of whatever stands in front of it:
                // it is asked for a second time.
                if !credentials.renewable() {
                    match talk(connection.clone(), credentials.clone()).await {
                        Err(ConnectError::SessionOver) => {}
                        other => return other.map_err(ConsoleError::at(server)),
                    }
                }
                self.call_dead(server, &credentials).await?;
                let renewed = self.good_credentials(server).await?;
                match talk(connection, renewed.clone()).await {
                    Err(ConnectError::SessionOver) => {
                        let _turn = self.turn(server).await?;
                        self.end_session(server, &renewed, EndReason::Refused).await;
                        Err(ConsoleError::SignInNeeded(server.clone()))
                    }
                    other => other.map_err(ConsoleError::at(server)),
                }
            }
            other => other.map_err(ConsoleError::at(server)),
        }
    }

    /// A connection and credentials that are good now, for many requests in a row. Whoever is told that they are dead
    /// goes by [`Console::with_session`].
    pub(crate) async fn line(
        self: &Arc<Self>,
        server: &ServerId,
    ) -> Result<(Arc<Connection>, Arc<Credentials>), ConsoleError> {
        Ok((self.connection(server).await?, self.good_credentials(server).await?))
    }

    /// The server called credentials dead: no program on this profile sends them again.
    async fn call_dead(
        self: &Arc<Self>,
        server: &ServerId,
        dead: &Arc<Credentials>,
    ) -> Result<(), ConsoleError> {
        let seat = self.seats.of(server);
        seat.call_dead(dead);
        // Whoever renews just now seals something newer.
        let _turn = self.turn(server).await?;
        let _record = seat.record.lock().await;
        let Some(holder) = seat.holder().filter(|holder| holder.dead && holder.keep) else { return Ok(()) };
        let sealed = self.sealed(server).await.ok().flatten().and_then(Sealed::living);
        let same = sealed.filter(|sealed| sealed.session == holder.session && sealed.serial == holder.serial);
        let Some(sealed) = same.filter(|sealed| !sealed.dead) else { return Ok(()) };
        if let Err(error) = self.save_session(server, &Holder { dead: true, ..sealed }).await {
            tracing::warn!(%server, %error, "a session could not be sealed");
        }
        tracing::debug!(%server, "it is sealed that a token is dead");
        Ok(())
    }

    /// Credentials that are not over, by the server's clock, and that the server has not called dead.
    async fn good_credentials(self: &Arc<Self>, server: &ServerId) -> Result<Arc<Credentials>, ConsoleError> {
        let seat = self.seats.of(server);
        self.follow_or_note(server).await;
        let now = self.ports.clock.now();
        let holder = seat.holder().ok_or_else(|| ConsoleError::SignInNeeded(server.clone()))?;
        if holder.serves(seat.there(now)) && !self.renewal_is_due(&seat, &holder) {
            return Ok(holder.credentials);
        }
        match self.renew(server, &holder.credentials).await {
            Ok(renewed) => Ok(renewed),
            Err(error) => {
                // What is still good serves on; the next use tries again.
                let there = seat.there(self.ports.clock.now());
                let left = seat.holder().filter(|holder| holder.serves(there));
                left.map(|holder| holder.credentials).ok_or(error)
            }
        }
    }

    /// Ends a session that is over, unless other credentials have taken its place, here or in another program. That it
    /// ended is sealed where it was: the next start says so too.
    pub(crate) async fn end_session(
        self: &Arc<Self>,
        server: &ServerId,
        dead: &Arc<Credentials>,
        reason: EndReason,
    ) {
        let seat = self.seats.of(server);
        let _record = seat.record.lock().await;
        let Some(holder) = seat.holder().filter(|holder| Arc::ptr_eq(&holder.credentials, dead)) else {
            return;
        };
        let ending = Ending::of(&holder, reason, seat.there(self.ports.clock.now()));
        let (phase, removed) = if holder.keep {
            match self.sealed(server).await {
                // Another program signed out.
                Ok(None) => (Phase::Out, Ok(())),
                Ok(Some(sealed)) if sealed.is_newer_than(&holder) => (ending.into_phase(), Ok(())),
                Ok(Some(_)) | Err(_) => {
                    let saved = self.save_ended(server, &ending).await;
                    (ending.into_phase(), saved)
                }
            }
        } else {
            (ending.into_phase(), self.forget_session(server).await)
        };
        seat.begin(phase);
        if let Err(error) = removed {
            tracing::warn!(%server, %error, "an ended session is still sealed");
        }
        tracing::debug!(%server, "a session ended");
        self.tell(ConsoleEvent::AppChanged);
    }

    /// The connection to a server; made once and kept.
    pub(crate) async fn connection(self: &Arc<Self>, id: &ServerId) -> Result<Arc<Connection>, ConsoleError> {
        let seat = self.seats.of(id);
        if let Some(connection) = seat.connection() {
            return Ok(connection);
        }
        let server = self.server(id).await?;
        let definition = self.definition_of(&server)?;
        let pace = self.limiter(id);
        let options = LineOptions { pace, identity: self.identity_of(&server).await? };
        let connection = Connection::with_options(server, definition, self.ports.clock.clone(), options)
            .map_err(ConsoleError::at(id))?;
        Ok(seat.connect(&Arc::new(connection)))
    }
}
