//! The limiter of one server.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chatelaine_connect::{ConnectError, Errand, Limit, Pace};
use chatelaine_model::Clock;
use chrono::{DateTime, TimeDelta, Utc};
use parking_lot::Mutex;
use tokio::sync::Notify;

use super::pause::{Boards, Pause};
use super::state::State;
use super::ticket::Ticket;
use crate::port::Events;

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
    pub(super) events: Arc<dyn Events>,
    /// The longest pause that a reading waits out by itself.
    patience: TimeDelta,
    /// Where the programs on one profile tell each other of a pause.
    boards: Boards,
    /// By chance, from 0 to 1.
    chance: fn() -> f64,
    pub(super) state: Mutex<State>,
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
        patience: TimeDelta,
        boards: Boards,
        chance: fn() -> f64,
    ) -> Self {
        Self { clock, events, patience, boards, chance, state: Mutex::default(), stopped: Notify::new() }
    }

    /// Takes one of the renewals that may be sent in a time: `limit` is the system's. To be asked before a renewal is
    /// begun, for what is written down then.
    ///
    /// # Errors
    /// How long the next one waits, and why.
    pub(crate) async fn take_renewal(&self, limit: Option<&Limit>) -> Result<(), (TimeDelta, ConnectError)> {
        self.hear(Errand::Renewal).await;
        let now = self.clock.now();
        let mut state = self.state.lock();
        if let Some(pause) = state.closed(Errand::Renewal, now) {
            return Err((pause.until - now, limited(pause, now)));
        }
        state.take_renewal(now, limit).map_err(|wait| {
            let assumed = limit.is_some_and(|limit| limit.assumed);
            (wait, ConnectError::Limited { retry_after: Some(wait), block: None, assumed })
        })
    }

    /// Takes over what other programs were told at the gate of an errand.
    async fn hear(&self, errand: Errand) {
        if let Some(pause) = self.boards.at(errand).read().await {
            let now = self.clock.now();
            if pause.holds(now) {
                self.state.lock().gate(errand).hear(now, pause);
            }
        }
    }

    /// Sign-ins are blocked for longer than the answer's own pause: what the definition knows of the server's block.
    pub(crate) async fn block_sign_ins(&self, until: DateTime<Utc>, assumed: bool) {
        let now = self.clock.now();
        let pause = Pause { since: now, until, assumed };
        self.state.lock().gate(Errand::SignIn).hear(now, pause);
        self.boards.at(Errand::SignIn).write(pause).await;
    }

    /// When the first reading that waits goes on.
    pub(crate) fn waiting(&self) -> Option<DateTime<Utc>> {
        self.state.lock().waiting()
    }

    /// Until when nothing is sent, where the server asked for a pause.
    pub(crate) fn closed(&self) -> Option<DateTime<Utc>> {
        self.state.lock().closed(Errand::Other, self.clock.now()).map(|pause| pause.until)
    }

    /// Lets those that wait end with the server's limit as their error.
    pub(super) fn stop_waiting(&self) {
        self.stopped.notify_waiters();
    }

    /// Waits until the server may be asked again. Others may have been refused by then, so the caller looks again.
    async fn wait(&self, pause: Pause) -> Result<(), ConnectError> {
        let spread = (pause.length() / 10).clamp(SPREAD, MOST_SPREAD).num_milliseconds() as f64;
        let until = pause.until + TimeDelta::milliseconds((spread * (self.chance)()) as i64);
        let _ticket = Ticket::take(self, until);
        let stopped = self.stopped.notified();
        tokio::pin!(stopped);
        loop {
            let now = self.clock.now();
            let left = until - now;
            // A clock that was set back ends a pause.
            if left <= TimeDelta::zero() || now < pause.since {
                return Ok(());
            }
            let look = left.to_std().unwrap_or(LOOK).min(LOOK);
            tokio::select! {
                () = &mut stopped => return Err(limited(pause, now)),
                () = tokio::time::sleep(look) => {}
            }
        }
    }
}

/// The rest of a pause, told as the server or the definition told its whole.
fn limited(pause: Pause, now: DateTime<Utc>) -> ConnectError {
    let rest = Some(pause.until - now);
    let (retry_after, block) = if pause.assumed { (None, rest) } else { (rest, None) };
    ConnectError::Limited { retry_after, block, assumed: pause.assumed }
}

#[async_trait]
impl Pace for Limiter {
    async fn before(&self, errand: Errand) -> Result<(), ConnectError> {
        if errand == Errand::SignOut {
            return Ok(());
        }
        loop {
            self.hear(Errand::Other).await;
            if matches!(errand, Errand::SignIn | Errand::Code) {
                self.hear(errand).await;
            }
            let now = self.clock.now();
            let Some(pause) = self.state.lock().closed(errand, now) else { return Ok(()) };
            if errand != Errand::Reading || pause.until - now > self.patience {
                return Err(limited(pause, now));
            }
            self.wait(pause).await?;
        }
    }

    async fn limited(&self, errand: Errand, wait: Option<TimeDelta>, times: u32) -> bool {
        let pause = self.state.lock().gate(errand).refused(self.clock.now(), wait);
        if let Some(pause) = pause {
            self.boards.at(errand).write(pause).await;
        }
        errand == Errand::Reading && times <= TIMES
    }

    fn answered(&self, errand: Errand) {
        self.state.lock().gate(errand).answered(self.clock.now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ConsoleEvent;

    fn rest(wait: TimeDelta) -> ConnectError {
        ConnectError::Limited { retry_after: Some(wait), block: None, assumed: false }
    }

    const PATIENCE: TimeDelta = TimeDelta::minutes(10);

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
        dir: tempfile::TempDir,
    }

    fn world() -> World {
        let clock = Arc::new(SetClock(Mutex::new(DateTime::from_timestamp(1_795_000_000, 0).unwrap())));
        let heard = Arc::new(Heard::default());
        let dir = tempfile::tempdir().unwrap();
        let limiter = limiter(&clock, &heard, dir.path());
        World { clock, heard, limiter, dir }
    }

    fn limiter(clock: &Arc<SetClock>, heard: &Arc<Heard>, folder: &std::path::Path) -> Arc<Limiter> {
        let boards = Boards::of(folder, "one");
        Arc::new(Limiter::new(clock.clone(), heard.clone(), PATIENCE, boards, || 0.5))
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
        assert!(world.limiter.limited(Errand::Reading, Some(TimeDelta::seconds(60)), 1).await);
        world.pass(20_000);
        for errand in [Errand::Other, Errand::Renewal] {
            assert_eq!(world.limiter.before(errand).await, Err(rest(TimeDelta::seconds(40))));
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
        world.limiter.limited(Errand::Reading, Some(TimeDelta::seconds(10)), 1).await;
        let (reading, first) = world.reading().await;
        world.limiter.limited(Errand::Other, Some(TimeDelta::seconds(100)), 1).await;
        world.pass(11_000);
        while world.limiter.waiting().is_none_or(|until| until == first) {
            tokio::task::yield_now().await;
        }
        assert!(!reading.is_finished());
        world.pass(95_000);
        assert_eq!(reading.await.unwrap(), Ok(()));
    }

    #[tokio::test]
    async fn a_pause_that_another_program_was_told_of_holds_here() {
        let world = world();
        let other = limiter(&world.clock, &world.heard, world.dir.path());
        assert!(!other.limited(Errand::Other, Some(TimeDelta::seconds(60)), 1).await);
        world.pass(10_000);
        assert_eq!(world.limiter.before(Errand::Other).await, Err(rest(TimeDelta::seconds(50))));
        let (reading, _) = world.reading().await;
        world.pass(60_000);
        assert_eq!(world.limiter.before(Errand::Other).await, Ok(()));
        assert_eq!(reading.await.unwrap(), Ok(()));
    }

    #[tokio::test]
    async fn a_pause_for_passwords_or_codes_shuts_out_these_alone() {
        let world = world();
        let all = [Errand::Reading, Errand::Renewal, Errand::SignOut, Errand::Other];
        for (gate, other) in [(Errand::SignIn, Errand::Code), (Errand::Code, Errand::SignIn)] {
            let closed = TimeDelta::seconds(600);
            assert!(!world.limiter.limited(gate, Some(closed), 1).await);
            assert_eq!(world.limiter.before(gate).await, Err(rest(closed)));
            for errand in all.into_iter().chain([other]) {
                assert_eq!(world.limiter.before(errand).await, Ok(()), "{gate:?} shut out {errand:?}");
            }
            world.pass(600_000);
            assert_eq!(world.limiter.before(gate).await, Ok(()));
        }
        world.limiter.limited(Errand::Other, Some(TimeDelta::seconds(60)), 1).await;
        for errand in [Errand::SignIn, Errand::Code] {
            assert_eq!(world.limiter.before(errand).await, Err(rest(TimeDelta::seconds(60))));
        }
        assert_eq!(world.limiter.before(Errand::SignOut).await, Ok(()), "a session is ended all the same");
    }

    #[tokio::test]
    async fn a_block_that_the_definition_knows_of_outlasts_the_answer_and_is_told_to_other_programs() {
        let world = world();
        let other = limiter(&world.clock, &world.heard, world.dir.path());
        world.limiter.limited(Errand::SignIn, None, 1).await;
        world.limiter.block_sign_ins(world.clock.now() + TimeDelta::seconds(300), true).await;
        world.pass(10_000);
        let wait = Some(TimeDelta::seconds(290));
        let told = Err(ConnectError::Limited { retry_after: None, block: wait, assumed: true });
        assert_eq!(world.limiter.before(Errand::SignIn).await, told);
        assert_eq!(other.before(Errand::SignIn).await, told);
    }

    #[tokio::test]
    async fn a_clock_that_is_set_back_lets_those_that_wait_go_on() {
        let world = world();
        assert!(world.limiter.limited(Errand::Reading, Some(TimeDelta::seconds(60)), 1).await);
        let (reading, _) = world.reading().await;
        world.pass(-3_600_000);
        assert_eq!(reading.await.unwrap(), Ok(()));
    }

    #[tokio::test]
    async fn a_reading_that_is_dropped_waits_no_more() {
        let world = world();
        world.limiter.limited(Errand::Reading, None, 1).await;
        let (reading, _) = world.reading().await;
        reading.abort();
        assert!(reading.await.unwrap_err().is_cancelled());
        assert_eq!(world.limiter.waiting(), None);
    }

    #[tokio::test]
    async fn waiting_can_be_stopped() {
        let world = world();
        world.limiter.limited(Errand::Reading, Some(TimeDelta::seconds(50)), 1).await;
        let (reading, _) = world.reading().await;
        world.limiter.stop_waiting();
        assert!(matches!(reading.await.unwrap(), Err(ConnectError::Limited { .. })));
    }

    #[tokio::test]
    async fn a_pause_that_is_too_long_is_told_and_not_waited_for() {
        let world = world();
        world.limiter.limited(Errand::Reading, Some(PATIENCE + TimeDelta::seconds(1)), 1).await;
        let told = world.limiter.before(Errand::Reading).await;
        assert_eq!(told, Err(rest(PATIENCE + TimeDelta::seconds(1))));
    }

    #[tokio::test]
    async fn only_a_reading_is_sent_again_and_not_for_ever() {
        let world = world();
        let limiter = &world.limiter;
        let mut again = Vec::new();
        for times in 1..=6 {
            again.push(limiter.limited(Errand::Reading, None, times).await);
        }
        assert_eq!(again, [true, true, true, true, true, false]);
        assert!(!limiter.limited(Errand::Other, None, 1).await);
        assert!(!limiter.limited(Errand::Renewal, None, 1).await);
    }

    #[tokio::test]
    async fn a_renewal_is_taken_within_the_limit_and_outside_of_pauses() {
        let world = world();
        let per = Some(TimeDelta::minutes(1));
        let limit = Limit { attempts: 3, per, block: None, assumed: true };
        for _ in 0..2 {
            assert_eq!(world.limiter.take_renewal(Some(&limit)).await, Ok(()));
        }
        let wait = TimeDelta::minutes(1);
        let why = ConnectError::Limited { retry_after: Some(wait), block: None, assumed: true };
        assert_eq!(world.limiter.take_renewal(Some(&limit)).await, Err((wait, why)));
        assert_eq!(world.limiter.before(Errand::Renewal).await, Ok(()), "it is counted once");
        world.pass(60_000);
        assert_eq!(world.limiter.take_renewal(Some(&limit)).await, Ok(()));
        assert!(!world.limiter.limited(Errand::Renewal, Some(TimeDelta::seconds(7)), 1).await);
        let wait = TimeDelta::seconds(7);
        assert_eq!(world.limiter.take_renewal(Some(&limit)).await, Err((wait, rest(wait))));
    }
}
