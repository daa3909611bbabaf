//! Renewing sessions before they end: one renewal at a time per server, and never with what may be spent.

use std::sync::{Arc, Weak};
use std::time::Duration;

use chatelaine_connect::{ConnectError, Credentials};
use chatelaine_model::{EndReason, ServerId};
use chrono::TimeDelta;

use super::{Holder, Phase, Seat};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::ConsoleEvent;

/// How often sessions are looked at.
const LOOK: Duration = Duration::from_secs(15);
/// How long a renewal waits after a server could not be reached.
const PAUSE: TimeDelta = TimeDelta::seconds(60);

/// Renews sessions that are about to end, for as long as somebody holds the console.
pub(crate) async fn keep_alive(console: Weak<Console>) {
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        look.tick().await;
        let Some(console) = console.upgrade() else {
            return;
        };
        console.look_after_sessions().await;
    }
}

/// What a failed renewal means.
enum Fate {
    /// The server was not reached or was busy: what renews is still good.
    Later(TimeDelta),
    /// The answer was lost: what renews may be spent.
    Lost,
    /// The server called it dead.
    Dead,
}

impl Console {
    /// Renews what is about to end and ends what is over.
    pub(crate) async fn look_after_sessions(self: &Arc<Self>) {
        for (server, seat) in self.seats.all() {
            let Some(holder) = seat.holder() else { continue };
            if self.renewal_is_due(&seat, &holder) {
                let console = self.clone();
                tokio::spawn(async move {
                    if let Err(error) = console.renew(&server, &holder.credentials).await {
                        tracing::info!(%server, %error, "the session was not renewed");
                    }
                });
            } else if !holder.renews() && self.is_over(&seat, &holder) {
                let reason = if holder.lost { EndReason::RenewalLost } else { EndReason::Expired };
                self.end_session(&server, &holder.credentials, reason).await;
            }
        }
    }

    /// Whether a session should be renewed now: a fifth of its life before its end, but between half a minute and
    /// five minutes, by the server's clock.
    pub(crate) fn renewal_is_due(&self, seat: &Seat, holder: &Holder) -> bool {
        let now = self.ports.clock.now();
        let Some(ends) = holder.credentials.ends().filter(|_| holder.renews()) else {
            return false;
        };
        let life = ends - holder.credentials.issued();
        let margin = (life / 5).clamp(TimeDelta::seconds(30), TimeDelta::minutes(5));
        seat.renew_after().is_none_or(|after| after <= now) && ends - margin <= now + seat.apart()
    }

    fn is_over(&self, seat: &Seat, holder: &Holder) -> bool {
        holder.credentials.ends().is_some_and(|ends| ends <= self.ports.clock.now() + seat.apart())
    }

    /// Renews a session once, however many ask. `seen` are the credentials that the caller found wanting: if others
    /// have taken their place meanwhile, those are the answer.
    pub(crate) async fn renew(
        self: &Arc<Self>,
        server: &ServerId,
        seen: &Arc<Credentials>,
    ) -> Result<Arc<Credentials>, ConsoleError> {
        let seat = self.seats.of(server);
        let _gate = seat.gate.lock().await;
        let generation = seat.generation();
        let needed = || ConsoleError::SignInNeeded(server.clone());
        let holder = seat.holder().ok_or_else(needed)?;
        if !Arc::ptr_eq(&holder.credentials, seen) {
            return Ok(holder.credentials);
        }
        if !holder.renews() {
            return Err(needed());
        }
        let _turn = self.turn(server).await?;
        let meanwhile = self.meanwhile(server, &holder).await?;
        if let Some(answer) = self.take_over(&seat, generation, &holder, meanwhile) {
            self.tell(ConsoleEvent::AppChanged);
            return answer.map(|holder| holder.credentials).ok_or_else(needed);
        }
        let connection = self.connection(server).await?;
        // Sealed as lost before it is sent: if this program dies now, what renews is not sent a second time.
        self.save_or_note(server, &Holder { lost: true, ..holder.clone() }).await;
        seat.mark_renewing(true);
        self.tell(ConsoleEvent::AppChanged);
        let answer = connection.renew(&holder.credentials).await;
        seat.mark_renewing(false);
        let result = match answer {
            Ok(renewed) => {
                let holder =
                    Holder { credentials: Arc::new(renewed), lost: false, renewing: false, ..holder };
                self.take_renewed(server, &seat, generation, holder).await
            }
            Err(source) => Err(self.renewal_failed(server, &seat, generation, holder, source).await),
        };
        self.tell(ConsoleEvent::AppChanged);
        result
    }

    /// Seals the new credentials, then lets others use them. A sign-out meanwhile wins.
    async fn take_renewed(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
        generation: u64,
        holder: Holder,
    ) -> Result<Arc<Credentials>, ConsoleError> {
        if seat.generation() == generation {
            self.save_or_note(server, &holder).await;
        }
        let credentials = holder.credentials.clone();
        if seat.proceed(generation, Phase::In(holder)) {
            return Ok(credentials);
        }
        if seat.holder().is_none() {
            self.forget_session(server).await?;
        }
        Err(ConsoleError::SignInNeeded(server.clone()))
    }

    async fn renewal_failed(
        self: &Arc<Self>,
        server: &ServerId,
        seat: &Seat,
        generation: u64,
        holder: Holder,
        source: ConnectError,
    ) -> ConsoleError {
        match fate(&source) {
            Fate::Later(pause) => {
                seat.put_off_renewal(self.ports.clock.now() + pause);
                if seat.generation() == generation {
                    self.save_or_note(server, &holder).await;
                }
            }
            Fate::Lost => {
                seat.proceed(generation, Phase::In(Holder { lost: true, ..holder }));
            }
            Fate::Dead => self.end_session(server, &holder.credentials, EndReason::Refused).await,
        }
        ConsoleError::at(server)(source)
    }

    async fn save_or_note(self: &Arc<Self>, server: &ServerId, holder: &Holder) {
        if let Err(error) = self.save_session(server, holder).await {
            tracing::warn!(%server, %error, "a session could not be sealed");
        }
    }
}

fn fate(error: &ConnectError) -> Fate {
    match error {
        ConnectError::Unreachable { .. }
        | ConnectError::TlsNotTrusted { .. }
        | ConnectError::ServerFault { .. } => Fate::Later(PAUSE),
        ConnectError::Limited { retry_after, block, .. } => {
            Fate::Later(retry_after.or(*block).unwrap_or(PAUSE).max(PAUSE))
        }
        ConnectError::OutcomeUnknown
        | ConnectError::CutOff
        | ConnectError::EmptyAnswer
        | ConnectError::NotJson
        | ConnectError::NotThisSystem { .. }
        | ConnectError::TooLarge { .. }
        | ConnectError::Unexpected { .. } => Fate::Lost,
        ConnectError::WrongCredentials { .. }
        | ConnectError::PasswordExpired
        | ConnectError::InputOrSecondFactor
        | ConnectError::WrongCode
        | ConnectError::SessionOver
        | ConnectError::Forbidden { .. }
        | ConnectError::Refused { .. }
        | ConnectError::NotOffered(_)
        | ConnectError::ChangedMeanwhile
        | ConnectError::NoSuchKey
        | ConnectError::Input { .. }
        | ConnectError::Address
        | ConnectError::Definition
        | ConnectError::Credentials => Fate::Dead,
    }
}
