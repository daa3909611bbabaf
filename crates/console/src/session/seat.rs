//! A seat: who sits at one server, and how.

use std::collections::HashMap;
use std::sync::Arc;

use chatelaine_connect::{Challenge, Connection, Credentials};
use chatelaine_model::{Account, EndReason, ServerId, SessionState};
use chrono::{DateTime, Utc};
use parking_lot::Mutex;

/// The seats by server. A seat is made when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct Seats(Mutex<HashMap<ServerId, Arc<Seat>>>);

impl Seats {
    pub(crate) fn of(&self, server: &ServerId) -> Arc<Seat> {
        self.0.lock().entry(server.clone()).or_default().clone()
    }

    pub(crate) fn remove(&self, server: &ServerId) {
        self.0.lock().remove(server);
    }

    pub(crate) fn all(&self) -> Vec<(ServerId, Arc<Seat>)> {
        self.0.lock().iter().map(|(server, seat)| (server.clone(), seat.clone())).collect()
    }
}

/// Who sits at one server.
#[derive(Debug, Default)]
pub(crate) struct Seat {
    /// Held through a renewal, so that there is one at a time.
    pub(crate) gate: tokio::sync::Mutex<()>,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// Rises with each sign-in and sign-out; what was begun under another is dropped when it comes back.
    generation: u64,
    phase: Phase,
    connection: Option<Arc<Connection>>,
    known: Vec<String>,
    way: Option<String>,
    renew_after: Option<DateTime<Utc>>,
    block: Option<Block>,
}

/// A block of sign-ins by the server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    pub(crate) until: Option<DateTime<Utc>>,
    pub(crate) assumed: bool,
}

/// Where a session stands inside.
#[derive(Debug, Clone, Default)]
pub(crate) enum Phase {
    #[default]
    Out,
    Waiting(Waiting),
    In(Holder),
    Ended {
        reason: EndReason,
        who: String,
    },
}

/// A sign-in that waits for a code.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    pub(crate) challenge: Arc<Challenge>,
    pub(crate) who: String,
    pub(crate) way: String,
    pub(crate) keep: bool,
    pub(crate) since: DateTime<Utc>,
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Holder {
    pub(crate) who: String,
    pub(crate) way: String,
    pub(crate) keep: bool,
    pub(crate) account: Option<Account>,
    pub(crate) credentials: Arc<Credentials>,
    /// A renewal was sent and its answer never came: what renews may be spent and is not sent again.
    pub(crate) lost: bool,
    pub(crate) renewing: bool,
}

impl Holder {
    pub(crate) fn renews(&self) -> bool {
        !self.lost && self.credentials.renewable()
    }
}

impl Seat {
    pub(crate) fn connection(&self) -> Option<Arc<Connection>> {
        self.inner.lock().connection.clone()
    }

    pub(crate) fn connect(&self, connection: &Arc<Connection>) -> Arc<Connection> {
        self.inner.lock().connection.get_or_insert_with(|| connection.clone()).clone()
    }

    /// Lets go of the connection: the next use makes another, by what is then known of the server.
    pub(crate) fn disconnect(&self) {
        self.inner.lock().connection = None;
    }

    /// Seconds that the server's clock is ahead of this computer's; absent before the first answer.
    pub(crate) fn clock_apart(&self) -> Option<i32> {
        let apart = self.connection().and_then(|connection| connection.clock_apart());
        apart.and_then(|apart| i32::try_from(apart.num_seconds()).ok())
    }

    pub(crate) fn generation(&self) -> u64 {
        self.inner.lock().generation
    }

    pub(crate) fn phase(&self) -> Phase {
        self.inner.lock().phase.clone()
    }

    pub(crate) fn holder(&self) -> Option<Holder> {
        match &self.inner.lock().phase {
            Phase::In(holder) => Some(holder.clone()),
            _ => None,
        }
    }

    pub(crate) fn waiting(&self) -> Option<Waiting> {
        match &self.inner.lock().phase {
            Phase::Waiting(waiting) => Some(waiting.clone()),
            _ => None,
        }
    }

    pub(crate) fn account(&self) -> Option<Account> {
        self.holder().and_then(|holder| holder.account)
    }

    /// A new phase of a new generation: what is still under way for the old one comes to nothing.
    pub(crate) fn begin(&self, phase: Phase) -> u64 {
        let mut inner = self.inner.lock();
        inner.generation += 1;
        inner.renew_after = None;
        match &phase {
            Phase::Waiting(Waiting { way, .. }) => inner.way = Some(way.clone()),
            Phase::In(holder) => {
                inner.block = None;
                inner.way = Some(holder.way.clone());
                let who = holder.who.clone();
                inner.known.retain(|known| *known != who);
                inner.known.insert(0, who);
            }
            Phase::Out | Phase::Ended { .. } => {}
        }
        inner.phase = phase;
        inner.generation
    }

    /// Another phase of the same generation; nothing happens if that is over.
    pub(crate) fn proceed(&self, generation: u64, phase: Phase) -> bool {
        let mut inner = self.inner.lock();
        let current = inner.generation == generation;
        if current {
            inner.phase = phase;
        }
        current
    }

    pub(crate) fn mark_renewing(&self, on: bool) {
        if let Phase::In(holder) = &mut self.inner.lock().phase {
            holder.renewing = on;
        }
    }

    pub(crate) fn renew_after(&self) -> Option<DateTime<Utc>> {
        self.inner.lock().renew_after
    }

    pub(crate) fn put_off_renewal(&self, until: DateTime<Utc>) {
        self.inner.lock().renew_after = Some(until);
    }

    pub(crate) fn set_block(&self, block: Block) {
        self.inner.lock().block = Some(block);
    }

    /// The block that still holds at an instant.
    pub(crate) fn block(&self, now: DateTime<Utc>) -> Option<Block> {
        self.inner.lock().block.filter(|block| block.until.is_some_and(|until| until > now))
    }

    pub(crate) fn know(&self, known: Vec<String>, way: Option<String>) {
        let mut inner = self.inner.lock();
        if inner.known.is_empty() {
            inner.known = known;
        }
        if inner.way.is_none() {
            inner.way = way;
        }
    }

    pub(crate) fn known(&self) -> Vec<String> {
        self.inner.lock().known.clone()
    }

    pub(crate) fn way(&self) -> Option<String> {
        self.inner.lock().way.clone()
    }

    /// How far the server's clock is ahead; zero as long as it is not known.
    pub(crate) fn apart(&self) -> chrono::TimeDelta {
        self.inner
            .lock()
            .connection
            .as_ref()
            .and_then(|connection| connection.clock_apart())
            .unwrap_or_default()
    }

    /// The session as others see it.
    pub(crate) fn state(&self, now: DateTime<Utc>) -> SessionState {
        let block = self.block(now);
        match self.phase() {
            Phase::In(holder) if holder.renewing => SessionState::Renewing { who: holder.who },
            Phase::In(holder) => SessionState::SignedIn {
                ends: holder.credentials.ends(),
                renews: holder.renews(),
                kept: holder.keep,
                who: holder.who,
            },
            Phase::Waiting(waiting) => SessionState::SecondFactor {
                channel: waiting.challenge.channel().to_owned(),
                ends: waiting.challenge.ends(),
                since: waiting.since,
            },
            Phase::Out | Phase::Ended { .. } if block.is_some() => SessionState::LockedOut {
                until: block.and_then(|block| block.until),
                assumed: block.is_some_and(|block| block.assumed),
            },
            Phase::Out => SessionState::SignedOut,
            Phase::Ended { reason, who } => SessionState::NeedsSignIn { reason, who },
        }
    }
}
