//! Limits: one limiter per server, shared by all that talks to it. After a server has asked for a pause nothing is sent
//! to it before that pause is over; readings then go on by themselves.

mod gate;
mod limiter;
mod pause;
mod state;
mod ticket;

use std::collections::HashMap;
use std::sync::Arc;

use chatelaine_connect::ConnectError;
use chatelaine_model::ServerId;
use parking_lot::Mutex;

use crate::console::Console;
use crate::error::ConsoleError;

pub(crate) use limiter::Limiter;
use pause::Boards;

/// The limiters by server. They outlive connections, which are made anew when a server's facts change.
#[derive(Debug, Default)]
pub(crate) struct Limits(Mutex<HashMap<ServerId, Arc<Limiter>>>);

impl Limits {
    /// The limiter of a server that was talked to.
    pub(crate) fn known(&self, server: &ServerId) -> Option<Arc<Limiter>> {
        self.0.lock().get(server).cloned()
    }

    /// Ends the waiting of all readings of all servers.
    pub(crate) fn stop_all_waiting(&self) {
        self.0.lock().values().for_each(|limiter| limiter.stop_waiting());
    }

    pub(crate) fn remove(&self, server: &ServerId) {
        self.0.lock().remove(server);
    }
}

impl Console {
    /// The limiter of a server, made when it is first asked for.
    pub(crate) fn limiter(&self, server: &ServerId) -> Arc<Limiter> {
        let made = || {
            let (clock, events) = (self.ports.clock.clone(), self.ports.events.clone());
            let boards = Boards::of(&self.locks(), server.as_str());
            Arc::new(Limiter::new(clock, events, self.ports.patience, boards, rand::random))
        };
        self.limits.0.lock().entry(server.clone()).or_insert_with(made).clone()
    }

    /// Forgets the pause of a server that is no longer in the list. Waits for the disk.
    pub(crate) fn forget_pause(&self, server: &ServerId) {
        Boards::of(&self.locks(), server.as_str()).remove();
    }

    /// Ends the waiting of all readings of a server, where that is what `work` names: `wait/SERVER`.
    pub(crate) fn stop_waiting(&self, work: &str) {
        let server = work.strip_prefix("wait/").map(ServerId::new);
        if let Some(limiter) = server.and_then(|server| self.limits.known(&server)) {
            limiter.stop_waiting();
        }
    }
}

impl ConsoleError {
    /// Of a sign-in: a limit there blocks sign-ins, for as long as the server or its definition says.
    pub(crate) fn of_sign_in(self) -> Self {
        let (seconds, assumed) = self.wait();
        match (self, seconds) {
            (Self::Connect { server: Some(server), source: ConnectError::Limited { .. } }, Some(seconds)) => {
                Self::LockedOut { server, seconds, assumed }
            }
            (other, _) => other,
        }
    }
}
