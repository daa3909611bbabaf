//! Following what other programs on the same profile do: a session opened in a terminal serves the window, and one
//! that was ended there ends here.

use std::sync::Arc;

use chatelaine_model::{EndReason, ServerId};
use chatelaine_vault::VaultStatus;
use chrono::{DateTime, Utc};

use super::{Ending, Holder, Phase, Sealed, Seat, Waiting, record};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::ConsoleEvent;

/// What is sealed for one server. What cannot be read is an error of its own and hides nothing else.
struct Found {
    waiting: Option<Waiting>,
    session: Option<Result<Sealed, ConsoleError>>,
}

impl Console {
    /// Takes up what is sealed for a server, where that is newer than what is known here. Tells whether anything
    /// changed.
    pub(super) async fn follow(self: &Arc<Self>, server: &ServerId) -> Result<bool, ConsoleError> {
        if self.is_locked() || !matches!(self.vault.status(), VaultStatus::Open(_)) {
            return Ok(false);
        }
        let seat = self.seats.of(server);
        let record = seat.record.lock().await;
        let found = self.found(server).await?;
        let under_way = seat.holder().is_none() && self.perhaps_under_way(&seat, &found);
        let (_turn, _record, found) = if under_way {
            drop(record);
            let turn = self.turn(server).await?;
            let record = seat.record.lock().await;
            let mut found = self.found(server).await?;
            self.strip_dead(server, &seat, &mut found).await;
            (Some(turn), record, found)
        } else {
            (None, record, found)
        };
        let next = match seat.phase() {
            Phase::Out => self.to_take_up(&seat, found),
            Phase::Ended { .. } => {
                self.to_take_up(&seat, found).filter(|phase| !matches!(phase, Phase::Ended { .. }))
            }
            Phase::Waiting(waiting) if waiting.keep && found.waiting.is_none() => {
                Some(self.to_take_up(&seat, found).unwrap_or_default())
            }
            Phase::In(held) if held.keep && !held.renewing => match found.session {
                None => Some(Phase::Out),
                Some(Ok(sealed)) if sealed.is_newer_than(&held) => Some(sealed.into_phase()),
                Some(Ok(sealed)) => {
                    if let Some(sealed) = sealed.living().filter(|sealed| sealed.serial == held.serial) {
                        seat.agree(&held.credentials, &sealed);
                    }
                    None
                }
                Some(Err(_)) => None,
            },
            Phase::Waiting(_) | Phase::In(_) => None,
        };
        let changed = next.is_some();
        if let Some(phase) = next {
            tracing::debug!(%server, "another program changed the session, or it is taken up");
            seat.begin(phase);
        }
        Ok(changed)
    }

    /// The same where what is sealed must not stand in the way.
    pub(super) async fn follow_or_note(self: &Arc<Self>, server: &ServerId) {
        match self.follow(server).await {
            Ok(true) => self.tell(ConsoleEvent::AppChanged),
            Ok(false) => {}
            Err(error) => tracing::warn!(%server, %error, "what is sealed cannot be looked at"),
        }
    }

    async fn found(self: &Arc<Self>, server: &ServerId) -> Result<Found, ConsoleError> {
        let (session, waiting) = (record::name(server)?, record::waiting_name(server)?);
        let at = server.clone();
        self.block(move |console| {
            let waiting_bytes = console.vault.get(&waiting).unwrap_or_default();
            let kept = waiting_bytes.and_then(|bytes| record::read_waiting(&bytes).ok());
            let good = kept.filter(|kept| {
                let there = console.seats.of(&at).there(console.ports.clock.now());
                kept.challenge.ends().is_none_or(|ends| ends > there.max(kept.since))
            });
            let session = console.vault.get(&session).map_err(ConsoleError::from).transpose();
            let session = session.map(|bytes| bytes.and_then(|bytes| record::read(&bytes)));
            Ok(Found { waiting: good, session })
        })
        .await
    }

    /// Whether what is sealed looks lost or dead because another program renews it or ends it just now: that holds the
    /// turn.
    fn perhaps_under_way(&self, seat: &Seat, found: &Found) -> bool {
        let Some(Ok(Sealed::Lives(holder))) = &found.session else { return false };
        holder.lost && !holder.serves(self.there(seat, holder)) || self.is_dead(seat, holder)
    }

    /// Whether the server's word ended it.
    fn is_dead(&self, seat: &Seat, holder: &Holder) -> bool {
        self.is_over(seat, holder) && holder.end() == EndReason::Refused
    }

    fn is_over(&self, seat: &Seat, holder: &Holder) -> bool {
        let there = self.there(seat, holder);
        !holder.serves(there) && !holder.renews(there)
    }

    /// Leaves the word that a session ended in the place of dead credentials: a program that was told so died before it
    /// could. The caller has the turn and the seat's record.
    async fn strip_dead(self: &Arc<Self>, server: &ServerId, seat: &Seat, found: &mut Found) {
        let Some(Ok(Sealed::Lives(holder))) = &found.session else { return };
        if !self.is_dead(seat, holder) {
            return;
        }
        let ending = Ending::of(holder, holder.end(), self.there(seat, holder));
        if let Err(error) = self.save_ended(server, &ending).await {
            tracing::warn!(%server, %error, "an ended session is still sealed");
        }
        found.session = Some(Ok(Sealed::Ended(ending)));
    }

    /// The instant now by the server's clock, for a session that is only sealed yet.
    fn there(&self, seat: &Seat, holder: &Holder) -> DateTime<Utc> {
        let told = seat.connection().and_then(|connection| connection.clock_apart());
        self.ports.clock.now() + told.unwrap_or(holder.apart)
    }

    fn to_take_up(&self, seat: &Seat, found: Found) -> Option<Phase> {
        if let Some(waiting) = found.waiting {
            return Some(Phase::Waiting(waiting));
        }
        match found.session? {
            Ok(Sealed::Lives(holder)) if self.is_over(seat, &holder) => {
                Some(Phase::Ended { reason: holder.end(), who: holder.who })
            }
            Ok(sealed) => Some(sealed.into_phase()),
            Err(error) => {
                tracing::warn!(%error, "a saved session cannot be taken up");
                Some(Phase::Ended { reason: EndReason::Unreadable, who: String::new() })
            }
        }
    }
}
