//! Renewing sessions before they end: one renewal at a time per server, and never with what may be spent.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, Connection, Credentials};
use chatelaine_model::{Power, ServerId};
use chrono::TimeDelta;

use super::fate::{self, Fate};
use super::{Holder, Phase, Sealed, Seat};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::ConsoleEvent;

impl Console {
    /// Whether a session should be renewed now: a fifth of its life before its end, but between half a minute and
    /// five minutes, by the server's clock.
    pub(crate) fn renewal_is_due(&self, seat: &Seat, holder: &Holder) -> bool {
        let now = self.ports.clock.now();
        let there = seat.there(now);
        let Some(ends) = holder.credentials.ends().filter(|_| holder.renews(there)) else {
            return false;
        };
        let life = ends - holder.credentials.issued();
        // A life shorter than a minute leaves its first half to be used.
        let margin = (life / 5).clamp(TimeDelta::seconds(30), TimeDelta::minutes(5)).min(life / 2);
        ends - margin <= there && seat.renewal_waits(now).is_none()
    }

    /// Renews a session once, however many ask, and ends it where that is out of reach. `seen` are the credentials
    /// that the caller found wanting: if others that are good have taken their place meanwhile, those are the answer.
    pub(crate) async fn renew(
        self: &Arc<Self>,
        server: &ServerId,
        seen: &Arc<Credentials>,
    ) -> Result<Arc<Credentials>, ConsoleError> {
        // In a task of its own: whoever asked may give up, but what was sent is sealed when its answer comes.
        let (console, server, seen) = (self.clone(), server.clone(), seen.clone());
        tokio::spawn(async move {
            let seat = console.seats.of(&server);
            let _gate = seat.gate.lock().await;
            console.renew_now(&server, &seat, &seen).await
        })
        .await?
    }

    async fn renew_now(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
        seen: &Arc<Credentials>,
    ) -> Result<Arc<Credentials>, ConsoleError> {
        let needed = || ConsoleError::SignInNeeded(server.clone());
        // Its answer could not be sealed any more.
        if self.is_locked() {
            return Err(needed());
        }
        let now = self.ports.clock.now();
        let (generation, held) = seat.held().ok_or_else(needed)?;
        let replaced =
            |holder: &Holder| !Arc::ptr_eq(&holder.credentials, seen) && holder.serves(seat.there(now));
        if replaced(&held) {
            return Ok(held.credentials);
        }
        let _turn = self.turn(server).await?;
        let caught_up = self.catch_up(server, seat, generation, held).await?;
        let Some(holder) = caught_up else {
            self.tell(ConsoleEvent::AppChanged);
            return Err(needed());
        };
        if replaced(&holder) {
            self.tell(ConsoleEvent::AppChanged);
            return Ok(holder.credentials);
        }
        if !holder.renews(seat.there(now)) {
            return self.serve_on_or_end(server, seat, holder).await;
        }
        self.accepted(&self.server(server).await?, Power::Renew)?;
        let at = ConsoleError::at(server);
        if let Some(why) = seat.renewal_waits(now) {
            return Err(at(why));
        }
        let connection = self.connection(server).await?;
        if let Err((wait, why)) = self.take_renewal(server, &connection).await {
            seat.put_off_renewal(now + wait, why.clone());
            return Err(at(why));
        }
        let Some(holder) = self.seal_as_sent(server, seat, generation, holder, &connection).await? else {
            return Err(needed());
        };
        tracing::debug!(%server, "a renewal is about to be sent");
        seat.change(generation, |holder| holder.renewing = true);
        self.tell(ConsoleEvent::AppChanged);
        let answer = self.ask(server, &holder, &connection).await;
        tracing::debug!(%server, renewed = answer.is_ok(), "a renewal came back");
        seat.change(generation, |holder| holder.renewing = false);
        let result = match answer {
            Ok(renewed) => {
                let apart = connection.clock_apart().unwrap_or(holder.apart);
                let holder = holder.renewed(renewed, apart);
                self.take_renewed(server, seat, generation, holder, &connection).await
            }
            Err(source) => self.renewal_failed(server, seat, generation, &connection, source).await,
        };
        self.tell(ConsoleEvent::AppChanged);
        result
    }

    /// Seals that a renewal is sent, before it is: if this program dies now, what renews is not sent a second time.
    /// What cannot be sealed so is no longer kept. `None` if the session ended meanwhile.
    async fn seal_as_sent(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
        generation: u64,
        holder: Holder,
        connection: &Connection,
    ) -> Result<Option<Holder>, ConsoleError> {
        if connection.definition().renewal_repeatable() {
            return Ok(Some(holder));
        }
        let sent = Holder { lost: true, ..holder.clone() };
        match self.save_current(server, seat, generation, &sent).await {
            Ok(current) => Ok(current.then_some(holder)),
            Err(error) => {
                tracing::warn!(%server, %error, "a session cannot be sealed and ends with this program");
                let _record = seat.record.lock().await;
                self.forget_session(server).await?;
                Ok(seat.change(generation, |holder| holder.keep = false))
            }
        }
    }

    /// Sends a renewal, and once more if its answer is lost and the definition allows it.
    async fn ask(
        &self,
        server: &ServerId,
        holder: &Holder,
        connection: &Connection,
    ) -> Result<Credentials, ConnectError> {
        let answer = connection.renew(&holder.credentials).await;
        let lost = answer.as_ref().err().is_some_and(fate::is_lost);
        let again = lost
            && connection.definition().renewal_repeatable()
            && self.take_renewal(server, connection).await.is_ok();
        if again { connection.renew(&holder.credentials).await } else { answer }
    }

    /// Takes one of the renewals that the server's limiter allows.
    async fn take_renewal(
        &self,
        server: &ServerId,
        connection: &Connection,
    ) -> Result<(), (TimeDelta, ConnectError)> {
        let limit = connection.definition().attempts().renew;
        self.limiter(server).take_renewal(limit.as_ref()).await
    }

    /// Seals the new credentials, then lets others use them. A sign-out or a sign-in meanwhile wins, also one by another
    /// program: nobody uses them, and the server is told.
    async fn take_renewed(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
        generation: u64,
        holder: Holder,
        connection: &Connection,
    ) -> Result<Arc<Credentials>, ConsoleError> {
        let credentials = holder.credentials.clone();
        {
            let _record = seat.record.lock().await;
            let sealed = if holder.keep { self.sealed(server).await.ok() } else { None };
            let superseded =
                |sealed: Option<&Sealed>| sealed.is_some_and(|sealed| sealed.supersedes(&holder));
            if let Some(None) = sealed {
                seat.proceed(generation, Phase::Out);
            } else if let Some(Some(other)) = sealed.filter(|sealed| superseded(sealed.as_ref())) {
                seat.proceed(generation, other.into_phase());
            } else if seat.generation() == generation {
                if let Err(error) = self.save_session(server, &holder).await {
                    tracing::warn!(%server, %error, "a renewed session could not be sealed");
                }
                tracing::debug!(%server, "a renewal is sealed");
                seat.proceed(generation, Phase::In(holder));
                tracing::debug!(%server, "a renewal is in use");
                return Ok(credentials);
            }
        }
        if self.server(server).await.is_ok()
            && let Err(error) = connection.sign_out(&credentials).await
        {
            tracing::info!(%server, %error, "a session that was renewed while it was signed out lives on there");
        }
        Err(ConsoleError::SignInNeeded(server.clone()))
    }

    async fn renewal_failed(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
        generation: u64,
        connection: &Connection,
        source: ConnectError,
    ) -> Result<Arc<Credentials>, ConsoleError> {
        let fate = fate::of(&source, connection.definition().renewal_repeatable());
        let over = matches!(source, ConnectError::SessionOver);
        if let Fate::Later(pause) = &fate {
            seat.put_off_renewal(self.ports.clock.now() + *pause, source.clone());
        }
        let changed = seat.change(generation, |holder| match &fate {
            Fate::Later(_) => {}
            Fate::Lost => holder.lost = true,
            Fate::Refused => {
                holder.refused = true;
                holder.dead |= over && holder.credentials.renews_alive();
            }
        });
        let holder = changed.ok_or_else(|| ConsoleError::SignInNeeded(server.clone()))?;
        if let Err(error) = self.save_current(server, seat, generation, &holder).await {
            tracing::warn!(%server, %error, "a session could not be sealed");
        }
        match fate {
            Fate::Later(_) => Err(ConsoleError::at(server)(source)),
            Fate::Lost | Fate::Refused => self.serve_on_or_end(server, seat, holder).await,
        }
    }

    /// What cannot be renewed serves to its end.
    async fn serve_on_or_end(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
        holder: Holder,
    ) -> Result<Arc<Credentials>, ConsoleError> {
        if holder.serves(seat.there(self.ports.clock.now())) {
            return Ok(holder.credentials);
        }
        self.end_session(server, &holder.credentials, holder.end()).await;
        Err(ConsoleError::SignInNeeded(server.clone()))
    }
}
