//! Following what other programs on the same profile do: a session opened in a terminal serves the window, and one
//! that was ended there ends here.

use std::sync::Arc;

use chatelaine_model::{EndReason, ServerId};
use chatelaine_vault::VaultStatus;

use super::{Holder, Phase, Seat, Waiting, record};
use crate::console::Console;
use crate::error::ConsoleError;

/// What is sealed for one server. What cannot be read is an error of its own and hides nothing else.
struct Found {
    waiting: Option<Waiting>,
    session: Option<Result<Holder, ConsoleError>>,
}

impl Console {
    /// Takes up what is sealed for a server, where that is newer than what is known here. Tells whether anything
    /// changed.
    pub(super) async fn follow(self: &Arc<Self>, server: &ServerId) -> Result<bool, ConsoleError> {
        if !matches!(self.vault.status(), VaultStatus::Open(_)) {
            return Ok(false);
        }
        let seat = self.seats.of(server);
        let _record = seat.record.lock().await;
        let found = self.found(server).await?;
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
                Some(Ok(sealed)) if sealed.is_newer_than(&held) => Some(Phase::In(sealed)),
                // Another program was told that it is dead.
                Some(Ok(sealed)) => {
                    if sealed.serial == held.serial && sealed.dead {
                        seat.call_dead(&held.credentials);
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

    fn to_take_up(&self, seat: &Seat, found: Found) -> Option<Phase> {
        if let Some(waiting) = found.waiting {
            return Some(Phase::Waiting(waiting));
        }
        match found.session? {
            Ok(holder) => {
                let there = match seat.connection().and_then(|connection| connection.clock_apart()) {
                    Some(told) => self.ports.clock.now() + told,
                    None => self.ports.clock.now() + holder.apart,
                };
                let over = !holder.serves(there) && !holder.renews(there);
                let ended = || Phase::Ended { reason: holder.end(), who: holder.who.clone() };
                Some(if over { ended() } else { Phase::In(holder) })
            }
            Err(error) => {
                tracing::warn!(%error, "a saved session cannot be taken up");
                Some(Phase::Ended { reason: EndReason::Unreadable, who: String::new() })
            }
        }
    }
}
