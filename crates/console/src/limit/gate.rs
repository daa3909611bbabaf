//! A gate that a server can shut: plain counting, without a clock of its own.

use chrono::{DateTime, TimeDelta, Utc};

use super::pause::Pause;

/// The first pause where a server does not say how long; it doubles with each refusal in a row.
const FIRST: TimeDelta = TimeDelta::seconds(1);
/// It does not grow beyond this.
const MOST: TimeDelta = TimeDelta::seconds(60);
/// Refusals in a row that are counted: the pause has reached [`MOST`] long before.
const COUNTED: u32 = 16;

/// What goes through it waits while it is shut.
#[derive(Debug, Default)]
pub(super) struct Gate {
    /// While it holds nothing is sent.
    pause: Option<Pause>,
    /// Refusals in a row.
    refusals: u32,
}

impl Gate {
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
        self.hear(now, Pause { since: now, until: now + pause, assumed: false });
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap()
    }

    fn closed_until(gate: &Gate, now: i64) -> Option<i64> {
        gate.closed(at(now)).map(|pause| pause.until.timestamp() - 1_795_000_000)
    }

    #[test]
    fn the_stated_wait_is_a_floor_and_a_shorter_one_does_not_lower_it() {
        let mut gate = Gate::default();
        gate.refused(at(0), Some(TimeDelta::seconds(90)));
        gate.refused(at(1), Some(TimeDelta::seconds(5)));
        assert_eq!(closed_until(&gate, 89), Some(90));
        assert_eq!(closed_until(&gate, 90), None);
    }

    #[test]
    fn a_clock_that_is_set_back_ends_a_pause() {
        let mut gate = Gate::default();
        gate.refused(at(3_600), Some(TimeDelta::seconds(90)));
        assert_eq!(closed_until(&gate, 0), None);
        gate.refused(at(0), Some(TimeDelta::seconds(5)));
        assert_eq!(closed_until(&gate, 1), Some(5));
    }

    #[test]
    fn without_a_stated_wait_the_pause_doubles_up_to_a_minute_and_success_ends_that() {
        let (mut gate, mut now) = (Gate::default(), 0);
        for pause in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
            gate.refused(at(now), None);
            assert_eq!(closed_until(&gate, now), Some(now + pause));
            now += pause;
        }
        for _ in 0..100 {
            gate.refused(at(now), None);
            now += 60;
        }
        gate.answered(at(now));
        gate.refused(at(now), None);
        assert_eq!(closed_until(&gate, now), Some(now + 1));
    }

    #[test]
    fn a_wait_of_nothing_that_is_said_again_and_again_makes_no_loop() {
        let mut gate = Gate::default();
        gate.refused(at(0), Some(TimeDelta::zero()));
        assert_eq!(closed_until(&gate, 0), None);
        gate.refused(at(0), Some(TimeDelta::zero()));
        assert_eq!(closed_until(&gate, 0), Some(1));
        gate.refused(at(1), Some(TimeDelta::zero()));
        assert_eq!(closed_until(&gate, 1), Some(3));
    }

    #[test]
    fn many_answers_to_what_was_sent_before_the_pause_count_once() {
        let mut gate = Gate::default();
        for _ in 0..200 {
            gate.refused(at(0), None);
        }
        assert_eq!(closed_until(&gate, 0), Some(1));
    }

    #[test]
    fn an_answer_to_what_was_sent_before_the_pause_does_not_end_it() {
        let mut gate = Gate::default();
        gate.refused(at(0), None);
        gate.refused(at(1), None);
        gate.answered(at(2));
        assert_eq!(closed_until(&gate, 2), Some(3));
        gate.refused(at(3), None);
        assert_eq!(closed_until(&gate, 3), Some(7), "the row of refusals was not broken");
    }
}
