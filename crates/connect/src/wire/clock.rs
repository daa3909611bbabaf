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

    /// Takes note of an answer that just came in.
    pub(super) fn note(&self, headers: &HeaderMap) {
        let Some(there) = date(headers) else { return };
        let apart = TimeDelta::seconds(there.timestamp() - self.here.now().timestamp());
        *self.apart.lock().unwrap_or_else(PoisonError::into_inner) = Some(apart);
    }
}

fn date(headers: &HeaderMap) -> Option<DateTime<Utc>> {
    let text = headers.get(DATE)?.to_str().ok()?;
    httpdate::parse_http_date(text).ok().map(DateTime::from)
}
