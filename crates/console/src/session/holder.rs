//! Somebody who is signed in, and what their credentials are still good for.

use std::sync::Arc;

use chatelaine_connect::Credentials;
use chatelaine_model::{Account, EndReason};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Holder {
    pub(crate) who: String,
    pub(crate) way: String,
    pub(crate) keep: bool,
    pub(crate) account: Option<Account>,
    pub(crate) credentials: Arc<Credentials>,
    /// Which sign-in it comes from, so that programs on one profile tell a renewal from another session.
    pub(crate) session: Uuid,
    /// How often it was renewed: the higher number is the newer one, whatever the clocks say.
    pub(crate) serial: u64,
    /// How far the server's clock was ahead when they were given: what counts until it answers again.
    pub(crate) apart: TimeDelta,
    /// A renewal was sent and its answer never came: what renews may be spent and is not sent again.
    pub(crate) lost: bool,
    /// The server refused a renewal: what renews is not sent again.
    pub(crate) refused: bool,
    /// The server called the access token dead: it is not sent again.
    pub(crate) dead: bool,
    pub(crate) renewing: bool,
}

impl Holder {
    /// Somebody who just signed in.
    pub(crate) fn new(
        who: String,
        way: String,
        keep: bool,
        credentials: Credentials,
        apart: TimeDelta,
    ) -> Self {
        Self {
            who,
            way,
            keep,
            account: None,
            credentials: Arc::new(credentials),
            session: Uuid::new_v4(),
            serial: 0,
            apart,
            lost: false,
            refused: false,
            dead: false,
            renewing: false,
        }
    }

    /// The same with other credentials after a renewal.
    pub(crate) fn renewed(self, credentials: Credentials, apart: TimeDelta) -> Self {
        Self {
            credentials: Arc::new(credentials),
            serial: self.serial + 1,
            apart,
            lost: false,
            refused: false,
            dead: false,
            renewing: false,
            ..self
        }
    }

    /// Whether requests may carry the credentials, at an instant of the server's clock.
    pub(crate) fn serves(&self, there: DateTime<Utc>) -> bool {
        !self.dead && self.credentials.serve_at(there)
    }

    /// Whether a renewal may be sent, at an instant of the server's clock.
    pub(crate) fn renews(&self, there: DateTime<Utc>) -> bool {
        let alive = !(self.dead && self.credentials.renews_alive());
        !self.lost && !self.refused && alive && self.credentials.renewable_at(there)
    }

    /// Whether it is the same session in a newer form.
    pub(crate) fn is_newer_than(&self, other: &Self) -> bool {
        self.session != other.session || self.serial > other.serial
    }

    /// Why it is over, once it neither serves nor renews.
    pub(crate) fn end(&self) -> EndReason {
        if self.dead || self.refused {
            EndReason::Refused
        } else if self.lost {
            EndReason::RenewalLost
        } else {
            EndReason::Expired
        }
    }
}
