//! What a limiter knows: plain counting, without a clock of its own.

use std::collections::{BTreeMap, VecDeque};

use chatelaine_connect::{ConnectError, Limit};
use chrono::{DateTime, TimeDelta, Utc};

use super::pause::Pause;

/// The first pause where a server does not say how long; it doubles with each refusal in a row.
const FIRST: TimeDelta = TimeDelta::seconds(1);
/// It does not grow beyond this.
const MOST: TimeDelta = TimeDelta::seconds(60);
/// Refusals in a row that are counted: the pause has reached [`MOST`] long before.
const COUNTED: u32 = 16;

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

    /// Counts a renewal that is about to be sent.
    ///
    /// # Errors
    /// [`ConnectError::Limited`] when as many were sent as the system permits.
    pub(super) fn renew(&mut self, now: DateTime<Utc>, limit: &Limit) -> Result<(), ConnectError> {
        let Some(per) = limit.per else { return Ok(()) };
        while self.renewals.front().is_some_and(|sent| *sent + per <= now) {
            self.renewals.pop_front();
        }
        if let Some(oldest) = self.renewals.front()
            && self.renewals.len() >= limit.attempts as usize
        {
            let block = Some(*oldest + per - now);
            return Err(ConnectError::Limited { retry_after: None, block, assumed: limit.assumed });
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
    fn renewals_are_counted_in_a_window_that_moves() {
        let limit = Limit { attempts: 5, per: Some(TimeDelta::seconds(60)), block: None, assumed: true };
        let mut state = State::default();
        for second in 0..5 {
            assert_eq!(state.renew(at(second * 10), &limit), Ok(()));
        }
        let wait = |seconds| {
            let block = Some(TimeDelta::seconds(seconds));
            Err(ConnectError::Limited { retry_after: None, block, assumed: true })
        };
        assert_eq!(state.renew(at(41), &limit), wait(19));
        assert_eq!(state.renew(at(59), &limit), wait(1), "what is not sent does not count");
        assert_eq!(state.renew(at(60), &limit), Ok(()));
        assert_eq!(state.renew(at(61), &limit), wait(9));
    }
}
