//! What a limiter knows: plain counting, without a clock of its own.

use std::collections::{BTreeMap, VecDeque};

use chatelaine_connect::{Errand, Limit};
use chrono::{DateTime, TimeDelta, Utc};

use super::gate::Gate;
use super::pause::Pause;

/// Renewals that are sent at most, and in which time, where the definition knows no limit.
const RENEWALS: (usize, TimeDelta) = (4, TimeDelta::minutes(1));

/// Since when, until when, and how often.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The server as a whole.
    server: Gate,
    /// Passwords and the like: servers count them by themselves, and a pause there is no reason to leave those alone who
    /// are signed in.
    sign_in: Gate,
    /// Codes of a second factor, likewise.
    code: Gate,
    /// When renewals were sent, as far back as they count.
    renewals: VecDeque<DateTime<Utc>>,
    /// Readings that wait, and until when.
    waiting: BTreeMap<u64, DateTime<Utc>>,
    tickets: u64,
}

impl State {
    /// The gate that an errand is counted at.
    pub(super) fn gate(&mut self, errand: Errand) -> &mut Gate {
        match errand {
            Errand::SignIn => &mut self.sign_in,
            Errand::Code => &mut self.code,
            Errand::Reading | Errand::Renewal | Errand::SignOut | Errand::Other => &mut self.server,
        }
    }

    /// The longest pause that shuts an errand out now.
    pub(super) fn closed(&mut self, errand: Errand, now: DateTime<Utc>) -> Option<Pause> {
        let own = self.gate(errand).closed(now);
        own.into_iter().chain(self.server.closed(now)).max_by_key(|pause| pause.until)
    }

    /// Takes one of the renewals that a limit allows, less one for whoever else renews there. A server that takes a
    /// renewal and calls its fruit dead must not be asked in circles, so that there is a limit always.
    ///
    /// # Errors
    /// How long it is until the oldest of them no longer counts.
    pub(super) fn take_renewal(
        &mut self,
        now: DateTime<Utc>,
        limit: Option<&Limit>,
    ) -> Result<(), TimeDelta> {
        let told = limit.map(|limit| (limit.attempts.saturating_sub(1).max(1) as usize, limit.per));
        let (most, per) = told.map_or(RENEWALS, |(most, per)| (most, per.unwrap_or(RENEWALS.1)));
        // A clock that was set back must not block for as long as it was ahead.
        self.renewals.retain(|sent| *sent <= now && now - *sent < per);
        if self.renewals.len() >= most {
            return Err(self.renewals.front().map_or(per, |oldest| per - (now - *oldest)));
        }
        self.renewals.push_back(now);
        Ok(())
    }

    pub(super) fn begin_waiting(&mut self, until: DateTime<Utc>) -> u64 {
        self.tickets += 1;
        self.waiting.insert(self.tickets, until);
        self.tickets
    }

    pub(super) fn end_waiting(&mut self, ticket: u64) {
        self.waiting.remove(&ticket);
    }

    /// When the first of those that wait goes on.
    pub(super) fn waiting(&self) -> Option<DateTime<Utc>> {
        self.waiting.values().min().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn five_renewals_a_minute_are_never_reached() {
        let limit = Limit { attempts: 5, per: Some(TimeDelta::minutes(1)), block: None, assumed: false };
        let mut state = State::default();
        let taken: Vec<i64> = (0..180).filter(|s| state.take_renewal(at(*s), Some(&limit)).is_ok()).collect();
        for window in 0..180 {
            let inside = taken.iter().filter(|s| (window..window + 60).contains(*s)).count();
            assert!(inside <= 4, "{taken:?}");
        }
        assert_eq!(taken.len(), 12);
    }

    #[test]
    fn a_renewal_that_is_refused_is_told_for_how_long_and_does_not_count() {
        let mut state = State::default();
        for second in 0..4 {
            assert_eq!(state.take_renewal(at(second), None), Ok(()));
        }
        assert_eq!(state.take_renewal(at(10), None), Err(TimeDelta::seconds(50)));
        assert_eq!(state.take_renewal(at(59), None), Err(TimeDelta::seconds(1)));
        assert_eq!(state.take_renewal(at(60), None), Ok(()));
        assert_eq!(state.take_renewal(at(60), None), Err(TimeDelta::seconds(1)));
    }

    #[test]
    fn renewals_of_a_clock_that_was_set_back_do_not_count() {
        let mut state = State::default();
        for _ in 0..4 {
            assert_eq!(state.take_renewal(at(100_000), None), Ok(()));
        }
        assert_eq!(state.take_renewal(at(0), None), Ok(()));
    }
}
