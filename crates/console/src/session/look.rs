//! Looking after sessions while the program runs.

use std::sync::{Arc, Weak};
use std::time::Duration;

use crate::console::Console;

/// How often sessions are looked at.
const LOOK: Duration = Duration::from_secs(15);

/// Renews sessions that are about to end and retires keys whose instant has come, for as long as somebody holds the
/// console.
pub(crate) async fn keep_alive(console: Weak<Console>) {
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        look.tick().await;
        let Some(console) = console.upgrade() else {
            return;
        };
        console.look_after_sessions().await;
        if let Err(error) = console.retire_what_is_due().await {
            tracing::warn!(%error, "what is due could not be looked at");
        }
    }
}

impl Console {
    /// Takes over what other programs did, renews what is about to end and ends what is over: what goes on in the
    /// background of a console that was started, once. Returns when nothing of it is under way.
    pub async fn look_after_sessions(self: &Arc<Self>) {
        let mut renewals = Vec::new();
        for (server, seat) in self.seats.all() {
            let before = seat.holder().is_some();
            self.follow_or_note(&server).await;
            if !before && seat.holder().is_some() {
                self.read_keys_soon(&server);
            }
            let Some(holder) = seat.holder() else { continue };
            let now = self.ports.clock.now();
            if self.renewal_is_due(&seat, &holder) || !holder.serves(seat.there(now)) {
                let console = self.clone();
                renewals.push(tokio::spawn(async move {
                    if let Err(error) = console.renew(&server, &holder.credentials).await {
                        tracing::info!(%server, %error, "the session was not renewed");
                    }
                }));
            }
        }
        for renewal in renewals {
            if let Err(error) = renewal.await {
                tracing::error!(%error, "a renewal broke");
            }
        }
    }

    /// Waits until no renewal is under way, and lets bulks stand. To be called before the program ends: the answer to
    /// what was sent is lost with it.
    pub async fn settle(self: &Arc<Self>) {
        self.bulks.stand_still().await;
        for (_, seat) in self.seats.all() {
            let _done = seat.gate.lock().await;
        }
    }
}
