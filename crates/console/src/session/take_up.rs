//! Saving sessions, and taking them up again when the vault opens.

use std::sync::Arc;

use chatelaine_model::{Deed, EndReason, Outcome, ServerId};

use super::{Holder, Phase, record};
use crate::console::Console;
use crate::error::ConsoleError;

/// How far back the log is read for accounts that signed in before.
const LOOK_BACK: u32 = 500;
/// How many of them are offered.
const KNOWN: usize = 5;

impl Console {
    /// Takes up the sessions that were kept, where nobody signed in meanwhile.
    pub(crate) async fn take_up_sessions(self: &Arc<Self>) -> Result<(), ConsoleError> {
        self.block(|console| {
            *console.kept.write() = console.vault.names("kept")?.into_iter().collect();
            for server in console.ledger.servers()? {
                console.take_up(&server.id);
            }
            console.take_up_known()
        })
        .await
    }

    fn take_up(&self, server: &ServerId) {
        let seat = self.seats.of(server);
        if !matches!(seat.phase(), Phase::Out) {
            return;
        }
        let sealed = record::name(server).and_then(|name| Ok(self.vault.get(&name)?));
        let phase = match sealed {
            Ok(None) => return,
            Ok(Some(bytes)) => match record::read(&bytes) {
                Ok(holder) => self.still_good(holder),
                Err(error) => self.unreadable(server, &error),
            },
            Err(error) => self.unreadable(server, &error),
        };
        seat.begin(phase);
    }

    fn still_good(&self, holder: Holder) -> Phase {
        let over = holder.credentials.ends().is_some_and(|ends| ends <= self.ports.clock.now());
        match (over, holder.lost) {
            (true, true) => Phase::Ended { reason: EndReason::RenewalLost, who: holder.who },
            (true, false) if !holder.renews() => Phase::Ended { reason: EndReason::Expired, who: holder.who },
            _ => Phase::In(holder),
        }
    }

    fn unreadable(&self, server: &ServerId, error: &ConsoleError) -> Phase {
        tracing::warn!(%server, %error, "a saved session cannot be taken up");
        Phase::Ended { reason: EndReason::Unreadable, who: String::new() }
    }

    /// Offers the accounts that signed in before, as the log knows them.
    fn take_up_known(&self) -> Result<(), ConsoleError> {
        let signed_in = self.ledger.activities(LOOK_BACK)?;
        for (server, seat) in self.seats.all() {
            let mut known: Vec<String> = Vec::new();
            for entry in &signed_in {
                let here = entry.server.as_ref() == Some(&server)
                    && entry.deed == Deed::SignIn
                    && entry.outcome == Outcome::Done;
                if let (true, Some(who)) = (here, &entry.who)
                    && !known.contains(who)
                    && known.len() < KNOWN
                {
                    known.push(who.clone());
                }
            }
            seat.know(known, None);
        }
        Ok(())
    }

    /// Seals a session, if it shall survive a restart.
    pub(crate) async fn save_session(
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

    /// Removes what was sealed of a session.
    pub(crate) async fn forget_session(self: &Arc<Self>, server: &ServerId) -> Result<(), ConsoleError> {
        let name = record::name(server)?;
        self.block(move |console| Ok(console.vault.remove(&name)?)).await
    }
}
