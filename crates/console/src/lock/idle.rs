//! When a console locks by itself: by this computer's wall clock, which goes on while the computer sleeps.

use chrono::{DateTime, TimeDelta, Utc};

use crate::view::LockReason;

/// How long before it locks it is told.
const WARNING: TimeDelta = TimeDelta::seconds(60);
/// Looks come every second. One that is this late shows that timers stood still: the computer slept.
const SLEPT: TimeDelta = TimeDelta::seconds(30);
/// Minutes without use unless the user chose otherwise.
const USUAL: i64 = 10;

/// When somebody last used the program.
#[derive(Debug)]
pub(super) struct Idle {
    after: Option<TimeDelta>,
    used: DateTime<Utc>,
    looked: Option<DateTime<Utc>>,
    warned: bool,
}

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    Nothing,
    Warn,
    Lock(LockReason),
}

impl Idle {
    pub(super) fn new(now: DateTime<Utc>) -> Self {
        Self { after: Some(TimeDelta::minutes(USUAL)), used: now, looked: None, warned: false }
    }

    /// Locks after another time without use, or never by itself.
    pub(super) fn set(&mut self, after: Option<TimeDelta>, now: DateTime<Utc>) {
        self.after = after;
        self.begin(now);
    }

    /// Whether it ever locks without being asked.
    pub(super) fn locks_by_itself(&self) -> bool {
        self.after.is_some()
    }

    /// Begins anew after a time in which nobody looked.
    pub(super) fn begin(&mut self, now: DateTime<Utc>) {
        *self = Self { after: self.after, ..Self::new(now) };
    }

    /// Somebody is there. Tells whether a warning is taken back by that.
    pub(super) fn used(&mut self, now: DateTime<Utc>) -> bool {
        self.used = now;
        std::mem::take(&mut self.warned)
    }

    /// When it locks, once that was told.
    pub(super) fn soon(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let locks = self.used + self.after.filter(|_| self.warned)?;
        Some(locks.max(now))
    }

    /// Looks at the clock, which is to be done every second.
    pub(super) fn look(&mut self, now: DateTime<Utc>) -> Due {
        let before = self.looked.replace(now);
        // A clock that was set back must not keep it open for longer than was chosen.
        self.used = self.used.min(now);
        let Some(after) = self.after else { return Due::Nothing };
        if before.is_some_and(|before| now - before > SLEPT) {
            return Due::Lock(LockReason::Sleep);
        }
        let idle = now - self.used;
        if idle >= after {
            return Due::Lock(LockReason::Idle);
        }
        let warns = idle >= after - WARNING.min(after / 2) && !self.warned;
        self.warned |= warns;
        if warns { Due::Warn } else { Due::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_430_000, 0).unwrap()
    }

    /// Looks each second from one second to another; gives the first of them with something to do.
    fn first_due(idle: &mut Idle, seconds: std::ops::RangeInclusive<i64>) -> Option<(i64, Due)> {
        seconds
            .map(|at| (at, idle.look(start() + TimeDelta::seconds(at))))
            .find(|(_, due)| *due != Due::Nothing)
    }

    #[test]
    fn it_warns_a_minute_before_and_locks_after_ten() {
        let mut idle = Idle::new(start());
        assert_eq!(first_due(&mut idle, 0..=700), Some((540, Due::Warn)));
        assert_eq!(idle.soon(start() + TimeDelta::seconds(540)), Some(start() + TimeDelta::minutes(10)));
        assert_eq!(first_due(&mut idle, 541..=700), Some((600, Due::Lock(LockReason::Idle))));
    }

    #[test]
    fn any_use_extends_it_and_takes_the_warning_back() {
        let mut idle = Idle::new(start());
        assert_eq!(first_due(&mut idle, 0..=570), Some((540, Due::Warn)));
        assert_eq!(first_due(&mut idle, 541..=570), None);
        let now = start() + TimeDelta::seconds(570);
        assert!(idle.used(now));
        assert!(!idle.used(now), "there is nothing more to take back");
        assert_eq!(idle.soon(now), None);
        assert_eq!(first_due(&mut idle, 571..=1200), Some((570 + 540, Due::Warn)));
    }

    #[test]
    fn a_minute_warns_half_a_minute_before() {
        let mut idle = Idle::new(start());
        idle.set(Some(TimeDelta::minutes(1)), start());
        assert_eq!(first_due(&mut idle, 0..=60), Some((30, Due::Warn)));
        assert_eq!(first_due(&mut idle, 31..=60), Some((60, Due::Lock(LockReason::Idle))));
    }

    #[test]
    fn a_computer_that_slept_locks_at_the_first_look_even_if_it_was_used_just_before() {
        let mut idle = Idle::new(start());
        first_due(&mut idle, 0..=10);
        idle.used(start() + TimeDelta::seconds(10));
        assert_eq!(first_due(&mut idle, 60..=60), Some((60, Due::Lock(LockReason::Sleep))));
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_keep_it_open() {
        let mut idle = Idle::new(start());
        first_due(&mut idle, 0..=5);
        assert_eq!(idle.look(start() - TimeDelta::hours(1)), Due::Nothing);
        let due = first_due(&mut idle, -3599..=-2900);
        assert_eq!(due, Some((-3600 + 540, Due::Warn)));
    }

    #[test]
    fn never_means_neither_idleness_nor_sleep() {
        let mut idle = Idle::new(start());
        idle.set(None, start());
        assert_eq!(first_due(&mut idle, 0..=40), None);
        assert_eq!(idle.look(start() + TimeDelta::days(1)), Due::Nothing);
    }
}
