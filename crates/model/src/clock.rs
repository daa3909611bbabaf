//! Where the time comes from.

use chrono::{DateTime, Utc};

/// A source of the current time. Tests hand in one that they set.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The instant now, UTC.
    fn now(&self) -> DateTime<Utc>;
}
