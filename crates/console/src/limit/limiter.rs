//! The limiter of one server.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chatelaine_connect::{ConnectError, Errand, Limit, Pace};
use chatelaine_model::Clock;
use chrono::{DateTime, TimeDelta, Utc};
use parking_lot::Mutex;
use tokio::sync::Notify;

use super::state::State;
use crate::port::Events;
use crate::view::ConsoleEvent;

/// The longest pause that a reading waits for by itself. A longer one is told, and a person decides.
const LONGEST: TimeDelta = TimeDelta::minutes(10);
/// How often one request is sent again after a pause.
const TIMES: u32 = 5;
/// Readings that waited do not all go on at once: each takes up to this much longer, by chance, or up to a tenth of
/// the pause where that is more.
const SPREAD: TimeDelta = TimeDelta::seconds(1);
/// And no longer than this.
const MOST_SPREAD: TimeDelta = TimeDelta::seconds(30);
/// How often the clock is looked at while waiting: a timer alone would sleep on after the computer did.
const LOOK: Duration = Duration::from_millis(200);

/// The limiter of one server.
pub(crate) struct Limiter {
    clock: Arc<dyn Clock>,
    events: Arc<dyn Events>,
    renew: Option<Limit>,
    /// By chance, from 0 to 1.
    chance: fn() -> f64,
    state: Mutex<State>,
    stopped: Notify,
}

impl std::fmt::Debug for Limiter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limiter").field("state", &self.state).finish_non_exhaustive()
    }
}

impl Limiter {
    pub(super) fn new(
        clock: Arc<dyn Clock>,
        events: Arc<dyn Events>,
        renew: Option<Limit>,
        chance: fn() -> f64,
    ) -> Self {
        Self { clock, events, renew, chance, state: Mutex::default(), stopped: Notify::new() }
    }

    /// When the first reading that waits goes on.
    pub(crate) fn waiting(&self) -> Option<DateTime<Utc>> {
        self.state.lock().waiting()
    }

    /// Until when nothing is sent, where the server asked for a pause.
    pub(crate) fn closed(&self) -> Option<DateTime<Utc>> {
        self.state.lock().closed(self.clock.now()).map(|(floor, _)| floor)
    }

    /// Lets those that wait end with the server's limit as their error.
    pub(super) fn stop_waiting(&self) {
        self.stopped.notify_waiters();
    }

    /// Waits until the server may be asked again. Others may have been refused by then, so the caller looks again.
    async fn wait(&self, floor: DateTime<Utc>, pause: TimeDelta) -> Result<(), ConnectError> {
        let spread = (pause / 10).clamp(SPREAD, MOST_SPREAD).num_milliseconds() as f64;
        let until = floor + TimeDelta::milliseconds((spread * (self.chance)()) as i64);
        let _ticket = Ticket::take(self, until);
        let stopped = self.stopped.notified();
        tokio::pin!(stopped);
        loop {
            let left = until - self.clock.now();
            if left <= TimeDelta::zero() {
                return Ok(());
            }
            let look = left.to_std().unwrap_or(LOOK).min(LOOK);
            tokio::select! {
                () = &mut stopped => return Err(limited(left)),
                () = tokio::time::sleep(look) => {}
            }
        }
    }
}

fn limited(wait: TimeDelta) -> ConnectError {
    ConnectError::Limited { retry_after: Some(wait), block: None, assumed: false }
}

#[async_trait]
impl Pace for Limiter {
    async fn before(&self, errand: Errand) -> Result<(), ConnectError> {
        loop {
            let now = self.clock.now();
            let (floor, pause) = {
                let mut state = self.state.lock();
                match (state.closed(now), errand, &self.renew) {
                    (Some(closed), ..) => closed,
                    (None, Errand::Renewal, Some(limit)) => return state.renew(now, limit),
                    (None, ..) => return Ok(()),
                }
            };
            if errand != Errand::Reading || floor - now > LONGEST {
                return Err(limited(floor - now));
            }
            self.wait(floor, pause).await?;
        }
    }

    fn limited(&self, errand: Errand, wait: Option<TimeDelta>, times: u32) -> bool {
        self.state.lock().refused(self.clock.now(), wait);
        errand == Errand::Reading && times <= TIMES
    }

    fn answered(&self) {
        self.state.lock().answered(self.clock.now());
    }
}

/// A reading that waits, for as long as it does: it may be dropped at any time.
struct Ticket<'l> {
    limiter: &'l Limiter,
    number: u64,
}

impl<'l> Ticket<'l> {
    fn take(limiter: &'l Limiter, until: DateTime<Utc>) -> Self {
        let number = limiter.state.lock().begin_waiting(until);
        limiter.events.send(ConsoleEvent::AppChanged);
        Self { limiter, number }
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.limiter.state.lock().end_waiting(self.number);
        self.limiter.events.send(ConsoleEvent::AppChanged);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct SetClock(Mutex<DateTime<Utc>>);

    impl Clock for SetClock {
        fn now(&self) -> DateTime<Utc> {
            *self.0.lock()
        }
    }

    #[derive(Debug, Default)]
    struct Heard(Mutex<u32>);

    impl Events for Heard {
        fn send(&self, _: ConsoleEvent) {
            *self.0.lock() += 1;
        }
    }

    struct World {
        clock: Arc<SetClock>,
        heard: Arc<Heard>,
        limiter: Arc<Limiter>,
    }

    fn world() -> World {
        let clock = Arc::new(SetClock(Mutex::new(DateTime::from_timestamp(1_795_000_000, 0).unwrap())));
        let heard = Arc::new(Heard::default());
        let renew = Limit { attempts: 2, per: Some(TimeDelta::minutes(1)), block: None, assumed: false };
        let limiter = Arc::new(Limiter::new(clock.clone(), heard.clone(), Some(renew), || 0.5));
        World { clock, heard, limiter }
    }

    impl World {
        fn pass(&self, milliseconds: i64) {
            *self.clock.0.lock() += TimeDelta::milliseconds(milliseconds);
        }

        /// A reading that waits, and until when.
        async fn reading(&self) -> (tokio::task::JoinHandle<Result<(), ConnectError>>, DateTime<Utc>) {
            let limiter = self.limiter.clone();
            let reading = tokio::spawn(async move { limiter.before(Errand::Reading).await });
            loop {
                match self.limiter.waiting() {
                    Some(until) => return (reading, until),
                    None => tokio::task::yield_now().await,
                }
            }
        }
    }

    #[tokio::test]
    async fn during_a_pause_only_readings_wait_and_everything_else_is_refused_with_the_rest_of_it() {
        let world = world();
        assert!(world.limiter.limited(Errand::Reading, Some(TimeDelta::seconds(60)), 1));
        world.pass(20_000);
        for errand in [Errand::Other, Errand::Renewal] {
            assert_eq!(world.limiter.before(errand).await, Err(limited(TimeDelta::seconds(40))));
        }
        let (reading, until) = world.reading().await;
        let began = world.clock.now();
        assert_eq!(
            until - began,
            TimeDelta::seconds(40) + TimeDelta::seconds(3),
            "half of a tenth of the pause"
        );
        assert_eq!(*world.heard.0.lock(), 1);
        world.pass(42_999);
        assert_eq!(world.limiter.before(Errand::Other).await, Ok(()), "the pause itself is over");
        assert!(!reading.is_finished());
        world.pass(1);
        assert_eq!(reading.await.unwrap(), Ok(()));
        assert_eq!((world.limiter.waiting(), *world.heard.0.lock()), (None, 2));
    }

    #[tokio::test]
    async fn a_reading_that_waits_looks_again_because_others_may_have_been_refused_meanwhile() {
        let world = world();
        world.limiter.limited(Errand::Reading, Some(TimeDelta::seconds(10)), 1);
        let (reading, first) = world.reading().await;
        world.limiter.limited(Errand::Other, Some(TimeDelta::seconds(100)), 1);
        world.pass(11_000);
        while world.limiter.waiting().is_none_or(|until| until == first) {
            tokio::task::yield_now().await;
        }
        assert!(!reading.is_finished());
        world.pass(95_000);
        assert_eq!(reading.await.unwrap(), Ok(()));
    }

    #[tokio::test]
    async fn a_reading_that_is_dropped_waits_no_more() {
        let world = world();
        world.limiter.limited(Errand::Reading, None, 1);
        let (reading, _) = world.reading().await;
        reading.abort();
        assert!(reading.await.unwrap_err().is_cancelled());
        assert_eq!(world.limiter.waiting(), None);
    }

    #[tokio::test]
    async fn waiting_can_be_stopped() {
        let world = world();
        world.limiter.limited(Errand::Reading, Some(TimeDelta::seconds(50)), 1);
        let (reading, _) = world.reading().await;
        world.limiter.stop_waiting();
        assert!(matches!(reading.await.unwrap(), Err(ConnectError::Limited { .. })));
    }

    #[tokio::test]
    async fn a_pause_that_is_too_long_is_told_and_not_waited_for() {
        let world = world();
        world.limiter.limited(Errand::Reading, Some(LONGEST + TimeDelta::seconds(1)), 1);
        let told = world.limiter.before(Errand::Reading).await;
        assert_eq!(told, Err(limited(LONGEST + TimeDelta::seconds(1))));
    }

    #[test]
    fn only_a_reading_is_sent_again_and_not_for_ever() {
        let limiter = world().limiter;
        let again: Vec<bool> = (1..=6).map(|times| limiter.limited(Errand::Reading, None, times)).collect();
        assert_eq!(again, [true, true, true, true, true, false]);
        assert!(!limiter.limited(Errand::Other, None, 1));
        assert!(!limiter.limited(Errand::Renewal, None, 1));
    }

    #[tokio::test]
    async fn renewals_keep_to_the_systems_limit_and_nothing_else_does() {
        let world = world();
        for _ in 0..2 {
            assert_eq!(world.limiter.before(Errand::Renewal).await, Ok(()));
        }
        assert!(matches!(world.limiter.before(Errand::Renewal).await, Err(ConnectError::Limited { .. })));
        assert_eq!(world.limiter.before(Errand::Reading).await, Ok(()));
        world.pass(60_000);
        assert_eq!(world.limiter.before(Errand::Renewal).await, Ok(()));
    }
}
