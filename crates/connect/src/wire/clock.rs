//! The server's clock, known from the `Date` header (RFC 9110, section 6.6.1).

use std::sync::{Arc, Mutex, PoisonError};

use chatelaine_model::Clock;
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::header::{DATE, HeaderMap};

/// This computer's clock, and how far the server's is from it.
#[derive(Debug)]
pub(super) struct ServerClock {
    here: Arc<dyn Clock>,
    apart: Mutex<Option<TimeDelta>>,
}

impl ServerClock {
    pub(super) fn new(here: Arc<dyn Clock>) -> Self {
        Self { here, apart: Mutex::new(None) }
    }

    /// The server's clock minus this computer's, in whole seconds.
    pub(super) fn apart(&self) -> Option<TimeDelta> {
        *self.apart.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The instant now by the server's clock, as far as that is known.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.here.now() + self.apart().unwrap_or_default()
    }

    /// The instant now by this computer's clock.
    pub(super) fn here(&self) -> DateTime<Utc> {
        self.here.now()
    }

    /// Takes note of an answer of the server's own that came in at an instant of this computer's clock. What stands in
    /// front of a server has a clock too, and a wrong one there must not end sessions: a failure and a page are no
    /// answer of the server's own.
    pub(super) fn note(&self, headers: &HeaderMap, arrived: DateTime<Utc>) {
        let Some(there) = date(headers) else { return };
        let apart = TimeDelta::seconds(there.timestamp() - arrived.timestamp());
        *self.apart.lock().unwrap_or_else(PoisonError::into_inner) = Some(apart);
    }
}

/// When an answer was made, where it says so once.
pub(super) fn date(headers: &HeaderMap) -> Option<DateTime<Utc>> {
    let mut lines = headers.get_all(DATE).iter();
    let text = lines.next().filter(|_| lines.next().is_none())?.to_str().ok()?;
    httpdate::parse_http_date(text).ok().map(DateTime::from)
}
