//! What a limiter knows: plain counting, without a clock of its own.

use std::collections::{BTreeMap, VecDeque};

use chatelaine_connect::Limit;
use chrono::{DateTime, TimeDelta, Utc};

use super::pause::Pause;

/// The first pause where a server does not say how long; it doubles with each refusal in a row.
const FIRST: TimeDelta = TimeDelta::seconds(1);
/// It does not grow beyond this.
const MOST: TimeDelta = TimeDelta::seconds(60);
/// Refusals in a row that are counted: the pause has reached [`MOST`] long before.
const COUNTED: u32 = 16;
/// Renewals that are sent at most, and in which time, where the definition knows no limit.
const RENEWALS: (usize, TimeDelta) = (4, TimeDelta::minutes(1));

/// Since when, until when, and how often.
#[derive(Debug, Default)]
pub(super) struct State {
    /// While it holds nothing is sent.
    pause: Option<Pause>,
    /// Refusals in a row.
    refusals: u32,
    /// When renewals were sent, as far back as they count.
    renewals: VecDeque<DateTime<Utc>>,
    /// Readings that wait, and until when.
    waiting: BTreeMap<u64, DateTime<Utc>>,
    tickets: u64,
}

impl State {
    /// The pause that holds now.
    pub(super) fn closed(&self, now: DateTime<Utc>) -> Option<Pause> {
        self.pause.filter(|pause| pause.holds(now))
    }

    /// The server wants a pause. What it says counts in full; where it says nothing, or says the same again at once,
    /// the pause grows. Gives what now holds.
    pub(super) fn refused(&mut self, now: DateTime<Utc>, wait: Option<TimeDelta>) -> Option<Pause> {
        // Answers to what was sent before the pause tell nothing new.
        if self.closed(now).is_none() {
            self.refusals = (self.refusals + 1).min(COUNTED);
        }
        let doublings = match wait {
            None => self.refusals.saturating_sub(1),
            Some(_) => self.refusals.saturating_sub(2),
        };
        let grown = (FIRST * 2_i32.pow(doublings)).min(MOST);
        let own = if wait.is_none() || self.refusals > 1 { grown } else { TimeDelta::zero() };
        let pause = wait.unwrap_or_default().max(own);
        self.hear(now, Pause { since: now, until: now + pause });
        self.closed(now)
    }

    /// Takes a pause over, unless a longer one holds.
    pub(super) fn hear(&mut self, now: DateTime<Utc>, pause: Pause) {
        if self.closed(now).is_none_or(|known| known.until < pause.until) {
            self.pause = Some(pause);
        }
    }

    /// The server answered without wanting a pause.
    pub(super) fn answered(&mut self, now: DateTime<Utc>) {
        if self.closed(now).is_none() {
            self.refusals = 0;
        }
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

    fn closed_until(state: &State, now: i64) -> Option<i64> {
        state.closed(at(now)).map(|pause| pause.until.timestamp() - 1_795_000_000)
    }

    #[test]
    fn the_stated_wait_is_a_floor_and_a_shorter_one_does_not_lower_it() {
        let mut state = State::default();
        state.refused(at(0), Some(TimeDelta::seconds(90)));
        state.refused(at(1), Some(TimeDelta::seconds(5)));
        assert_eq!(closed_until(&state, 89), Some(90));
        assert_eq!(closed_until(&state, 90), None);
    }

    #[test]
    fn a_clock_that_is_set_back_ends_a_pause() {
        let mut state = State::default();
        state.refused(at(3_600), Some(TimeDelta::seconds(90)));
        assert_eq!(closed_until(&state, 0), None);
        state.refused(at(0), Some(TimeDelta::seconds(5)));
        assert_eq!(closed_until(&state, 1), Some(5));
    }

    #[test]
    fn without_a_stated_wait_the_pause_doubles_up_to_a_minute_and_success_ends_that() {
        let (mut state, mut now) = (State::default(), 0);
        for pause in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
            state.refused(at(now), None);
            assert_eq!(closed_until(&state, now), Some(now + pause));
            now += pause;
        }
        for _ in 0..100 {
            state.refused(at(now), None);
            now += 60;
        }
        state.answered(at(now));
        state.refused(at(now), None);
        assert_eq!(closed_until(&state, now), Some(now + 1));
    }

    #[test]
    fn a_wait_of_nothing_that_is_said_again_and_again_makes_no_loop() {
        let mut state = State::default();
        state.refused(at(0), Some(TimeDelta::zero()));
        assert_eq!(closed_until(&state, 0), None);
        state.refused(at(0), Some(TimeDelta::zero()));
        assert_eq!(closed_until(&state, 0), Some(1));
        state.refused(at(1), Some(TimeDelta::zero()));
        assert_eq!(closed_until(&state, 1), Some(3));
    }

    #[test]
    fn many_answers_to_what_was_sent_before_the_pause_count_once() {
        let mut state = State::default();
        for _ in 0..200 {
            state.refused(at(0), None);
        }
        assert_eq!(closed_until(&state, 0), Some(1));
    }

    #[test]
    fn an_answer_to_what_was_sent_before_the_pause_does_not_end_it() {
        let mut state = State::default();
        state.refused(at(0), None);
        state.refused(at(1), None);
        state.answered(at(2));
        assert_eq!(closed_until(&state, 2), Some(3));
        state.refused(at(3), None);
        assert_eq!(closed_until(&state, 3), Some(7), "the row of refusals was not broken");
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
