//! Faults on purpose: what a server, or whatever stands in front of it, does wrong when a test asks for it.

mod book;
mod damage;
mod meddle;
mod port;

use chatelaine_model::SystemId;
use serde::{Deserialize, Serialize};

pub(crate) use book::Book;
pub(crate) use damage::{Damage, Fragile};
pub(crate) use meddle::meddle;
pub(crate) use port::routes;

/// What shall go wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// On which of the five.
    pub system: SystemId,
    /// For this method only; any where absent.
    #[serde(default)]
    pub method: Option<String>,
    /// For paths that begin like this; `/` for all.
    pub path: String,
    /// How many requests it meets; all until it is lifted where absent.
    #[serde(default)]
    pub times: Option<u32>,
    /// What happens to them.
    pub kind: FaultKind,
}

/// What happens to a request that a fault meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum FaultKind {
    /// Answered with this status and an empty JSON object; nothing is done.
    Status {
        /// HTTP status, 200 to 599.
        status: u16,
        /// The header `Retry-After`, as it is to be sent.
        #[serde(default)]
        retry_after: Option<String>,
    },
    /// Answered with a web page, as from a proxy or a portal; nothing is done.
    Html {
        /// HTTP status, 200 to 599.
        status: u16,
    },
    /// The connection ends without an answer; nothing is done.
    DropBefore,
    /// It is done, then the connection ends without an answer.
    DropAfter,
    /// It is held, and goes on as usual when the fault is lifted or the time is over.
    Slow {
        /// Whether it is held after it was done, its answer withheld, or before anything was done.
        after: bool,
        /// Milliseconds of real time; until the fault is lifted where absent.
        #[serde(default)]
        millis: Option<u64>,
    },
    /// It is done, and bytes that mean nothing are sent as JSON in place of its answer.
    Garbage,
    /// It is done, and the body of its answer is left out.
    Empty,
    /// It is done, and the connection ends in the middle of its answer's body.
    CutOff,
}

/// One fault among those that were set up, to lift it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FaultId(pub u64);

/// A fault that cannot be set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FaultError {
    /// The sandbox does not speak that system.
    #[error("the sandbox has no such system")]
    UnknownSystem,
    /// Such a status cannot end an exchange.
    #[error("a status must lie between 200 and 599")]
    Status,
    /// A line break or the like stands in it.
    #[error("this cannot stand in a header")]
    Header,
}
