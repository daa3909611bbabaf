//! A seat: who sits at one server, and how.

use std::collections::HashMap;
use std::sync::Arc;

use chatelaine_connect::{Challenge, ConnectError, Connection, Credentials};
use chatelaine_model::{Account, EndReason, ServerId, SessionState};
use chrono::{DateTime, TimeDelta, Utc};
use parking_lot::Mutex;

use super::Holder;
use super::put_off::PutOff;

/// The seats by server. A seat is made when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct Seats(Mutex<HashMap<ServerId, Arc<Seat>>>);

impl Seats {
    pub(crate) fn of(&self, server: &ServerId) -> Arc<Seat> {
        self.0.lock().entry(server.clone()).or_default().clone()
    }

    /// Whatever is still under way at that seat comes to nothing.
    pub(crate) fn remove(&self, server: &ServerId) {
        if let Some(seat) = self.0.lock().remove(server) {
            seat.begin(Phase::Out);
        }
    }

    /// Leaves every seat: whatever is still under way there comes to nothing.
    pub(crate) fn clear(&self) {
        for (_, seat) in self.0.lock().drain() {
            seat.begin(Phase::Out);
        }
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
    /// Held while what is sealed is compared, written or removed together with the phase.
    pub(crate) record: tokio::sync::Mutex<()>,
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
    put_off: PutOff,
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

    /// Who is signed in.
    pub(crate) fn who(&self) -> Option<String> {
        match &self.inner.lock().phase {
            Phase::In(holder) => Some(holder.who.clone()),
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
        inner.put_off.end();
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

    /// The generation, and whoever sits in it.
    pub(crate) fn held(&self) -> Option<(u64, Holder)> {
        let inner = self.inner.lock();
        match &inner.phase {
            Phase::In(holder) => Some((inner.generation, holder.clone())),
            _ => None,
        }
    }

    /// Changes what is known of whoever sits here, if that generation still lasts, and gives the result.
    pub(crate) fn change(&self, generation: u64, how: impl FnOnce(&mut Holder)) -> Option<Holder> {
        let mut inner = self.inner.lock();
        let current = inner.generation == generation;
        match &mut inner.phase {
            Phase::In(holder) if current => {
                how(holder);
                Some(holder.clone())
            }
            _ => None,
        }
    }

    /// The server called credentials dead: nobody shall use them again.
    pub(crate) fn call_dead(&self, dead: &Arc<Credentials>) {
        if let Phase::In(holder) = &mut self.inner.lock().phase
            && Arc::ptr_eq(&holder.credentials, dead)
        {
            holder.dead = true;
        }
    }

    /// Takes over what another program knows of the same credentials: that they are dead, or that a renewal which looked
    /// lost while its answer was on the way spent nothing.
    pub(crate) fn agree(&self, credentials: &Arc<Credentials>, sealed: &Holder) {
        if let Phase::In(holder) = &mut self.inner.lock().phase
            && Arc::ptr_eq(&holder.credentials, credentials)
        {
            holder.dead |= sealed.dead;
            holder.lost &= sealed.lost;
        }
    }

    /// Why no renewal may be sent now.
    pub(crate) fn renewal_waits(&self, now: DateTime<Utc>) -> Option<ConnectError> {
        self.inner.lock().put_off.holds(now)
    }

    pub(crate) fn put_off_renewal(&self, until: DateTime<Utc>, why: ConnectError) {
        self.inner.lock().put_off.until(until, why);
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

    /// An instant of this computer's clock by the server's: as its latest answer told, else as it was when the
    /// session began.
    pub(crate) fn there(&self, here: DateTime<Utc>) -> DateTime<Utc> {
        let inner = self.inner.lock();
        let told = inner.connection.as_ref().and_then(|connection| connection.clock_apart());
        let before = match &inner.phase {
            Phase::In(holder) => Some(holder.apart),
            _ => None,
        };
        here + told.or(before).unwrap_or_default()
    }

    /// How far the server's clock is ahead, by its latest answer; nothing before it.
    pub(crate) fn apart(&self) -> TimeDelta {
        self.connection().and_then(|connection| connection.clock_apart()).unwrap_or_default()
    }

    /// The session as others see it.
    pub(crate) fn state(&self, now: DateTime<Utc>) -> SessionState {
        let (block, there) = (self.block(now), self.there(now));
        match self.phase() {
            Phase::In(holder) if holder.renewing => SessionState::Renewing { who: holder.who },
            Phase::In(holder) => SessionState::SignedIn {
                ends: holder.credentials.ends(),
                renews: holder.renews(there),
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
