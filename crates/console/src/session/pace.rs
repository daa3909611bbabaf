//! How often a session may be renewed: a server that takes a renewal and calls its fruit dead must not be asked in
//! circles.

use std::collections::VecDeque;

use chatelaine_connect::{ConnectError, Limit};
use chrono::{DateTime, TimeDelta, Utc};

/// Renewals that are sent at most where the definition knows no limit.
const USUAL: (usize, TimeDelta) = (4, TimeDelta::minutes(1));

/// The renewals that were sent to one server lately, and until when the next waits.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    sent: VecDeque<DateTime<Utc>>,
    off: Option<(DateTime<Utc>, ConnectError)>,
}

impl Pace {
    /// Puts the next renewal off, because of an error that also tells those who ask before.
    pub(crate) fn put_off(&mut self, until: DateTime<Utc>, why: ConnectError) {
        self.off = Some((until, why));
    }

    /// Why no renewal may be sent now.
    pub(crate) fn holds(&self, now: DateTime<Utc>) -> Option<ConnectError> {
        self.off.as_ref().filter(|(until, _)| *until > now).map(|(until, why)| match why {
            ConnectError::Limited { assumed, .. } => {
                ConnectError::Limited { retry_after: Some(*until - now), block: None, assumed: *assumed }
            }
            why => why.clone(),
        })
    }

    /// Takes one of the renewals that a limit allows, less one for whoever else renews there.
    ///
    /// # Errors
    /// `Limited` until the oldest of them no longer counts.
    pub(crate) fn take(&mut self, now: DateTime<Utc>, limit: Option<&Limit>) -> Result<(), ConnectError> {
        let told = limit.map(|limit| (limit.attempts.saturating_sub(1).max(1) as usize, limit.per));
        let (most, per) = told.map_or(USUAL, |(most, per)| (most, per.unwrap_or(USUAL.1)));
        // A clock that was set back must not block for as long as it was ahead.
        self.sent.retain(|at| *at <= now && now - *at < per);
        if self.sent.len() >= most {
            let wait = self.sent.front().map_or(per, |oldest| per - (now - *oldest));
            let why = ConnectError::Limited { retry_after: Some(wait), block: None, assumed: false };
            self.put_off(now + wait, why.clone());
            return Err(why);
        }
        self.sent.push_back(now);
        Ok(())
    }

    /// What a new session begins with: the renewals of the one before still count.
    pub(crate) fn begin(&mut self) {
        self.off = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn five_a_minute_are_never_reached() {
        let limit = Limit { attempts: 5, per: Some(TimeDelta::minutes(1)), block: None, assumed: false };
        let mut pace = Pace::default();
        let taken: Vec<i64> = (0..180).filter(|s| pace.take(at(*s), Some(&limit)).is_ok()).collect();
        for window in 0..180 {
            let inside = taken.iter().filter(|s| (window..window + 60).contains(*s)).count();
            assert!(inside <= 4, "{taken:?}");
        }
        assert_eq!(taken.len(), 12);
    }

    #[test]
    fn a_refusal_tells_when_the_next_may_be_sent() {
        let mut pace = Pace::default();
        for second in 0..4 {
            pace.take(at(second), None).unwrap();
        }
        let wait = TimeDelta::seconds(50);
        let told = ConnectError::Limited { retry_after: Some(wait), block: None, assumed: false };
        assert_eq!(pace.take(at(10), None), Err(told.clone()));
        assert_eq!(pace.holds(at(10)), Some(told));
        assert_eq!(pace.holds(at(60)), None);
    }

    #[test]
    fn a_clock_that_is_set_back_blocks_nothing() {
        let mut pace = Pace::default();
        for _ in 0..4 {
            pace.take(at(100_000), None).unwrap();
        }
        assert!(pace.take(at(0), None).is_ok());
    }
}
