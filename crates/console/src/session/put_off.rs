//! A renewal that waits: after one that failed, or because as many were sent as may be.

use chatelaine_connect::ConnectError;
use chrono::{DateTime, Utc};

/// Until when the next renewal waits, and why.
#[derive(Debug, Default)]
pub(crate) struct PutOff(Option<(DateTime<Utc>, ConnectError)>);

impl PutOff {
    /// Puts the next renewal off, because of an error that also tells those who ask before.
    pub(crate) fn until(&mut self, until: DateTime<Utc>, why: ConnectError) {
        self.0 = Some((until, why));
    }

    /// Why no renewal may be sent now.
    pub(crate) fn holds(&self, now: DateTime<Utc>) -> Option<ConnectError> {
        self.0.as_ref().filter(|(until, _)| *until > now).map(|(until, why)| match why {
            ConnectError::Limited { assumed, .. } => {
                ConnectError::Limited { retry_after: Some(*until - now), block: None, assumed: *assumed }
            }
            why => why.clone(),
        })
    }

    /// A new session has a renewal of its own.
    pub(crate) fn end(&mut self) {
        self.0 = None;
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn it_tells_why_and_of_a_limit_for_how_long_still() {
        let at = |seconds: i64| DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap();
        let limited = |wait| {
            let retry_after = Some(TimeDelta::seconds(wait));
            ConnectError::Limited { retry_after, block: None, assumed: true }
        };
        let mut put_off = PutOff::default();
        assert_eq!(put_off.holds(at(0)), None);
        put_off.until(at(60), limited(60));
        assert_eq!(put_off.holds(at(10)), Some(limited(50)));
        assert_eq!(put_off.holds(at(60)), None);
        let fault = ConnectError::ServerFault { status: 503 };
        put_off.until(at(60), fault.clone());
        assert_eq!(put_off.holds(at(10)), Some(fault));
        put_off.end();
        assert_eq!(put_off.holds(at(10)), None);
    }
}
