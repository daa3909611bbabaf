//! What is found sealed of a session: somebody who is signed in, or the word that it ended.

use chatelaine_model::EndReason;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Holder, Phase};

/// A session as another start of the program finds it.
#[derive(Debug)]
pub(crate) enum Sealed {
    Lives(Box<Holder>),
    Ended(Ending),
}

/// That a session ended without a sign-out, so that the next start asks for a sign-in and says whose. Nothing of its
/// credentials is left.
#[derive(Debug, Clone)]
pub(crate) struct Ending {
    pub(crate) who: String,
    pub(crate) reason: EndReason,
    /// Which sign-in it was.
    pub(crate) session: Uuid,
    /// When this program learnt of it, by the server's clock.
    pub(crate) at: DateTime<Utc>,
}

impl Sealed {
    /// Whoever is signed in by it.
    pub(crate) fn living(self) -> Option<Holder> {
        match self {
            Self::Lives(holder) => Some(*holder),
            Self::Ended(_) => None,
        }
    }

    /// Whether it comes from another sign-in, or is the end of this one: what is held is not written over it.
    pub(crate) fn supersedes(&self, held: &Holder) -> bool {
        match self {
            Self::Lives(holder) => holder.session != held.session,
            Self::Ended(_) => true,
        }
    }

    /// Whether what is held is over because of it.
    pub(crate) fn is_newer_than(&self, held: &Holder) -> bool {
        match self {
            Self::Lives(holder) => holder.is_newer_than(held),
            Self::Ended(_) => true,
        }
    }

    /// Where the session then stands.
    pub(crate) fn into_phase(self) -> Phase {
        match self {
            Self::Lives(holder) => Phase::In(*holder),
            Self::Ended(ending) => ending.into_phase(),
        }
    }
}

impl Ending {
    pub(crate) fn of(holder: &Holder, reason: EndReason, at: DateTime<Utc>) -> Self {
        Self { who: holder.who.clone(), reason, session: holder.session, at }
    }

    pub(crate) fn into_phase(self) -> Phase {
        Phase::Ended { reason: self.reason, who: self.who }
    }
}
