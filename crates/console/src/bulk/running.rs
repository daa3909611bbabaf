//! The bulks that this program is at.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chatelaine_model::{OperationId, ServerId, Trouble};
use chrono::{DateTime, Utc};
use parking_lot::Mutex;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// The bulks that this program is at, by id.
#[derive(Debug, Default)]
pub(crate) struct Bulks(Mutex<HashMap<OperationId, Arc<Running>>>);

/// One bulk at work.
#[derive(Debug)]
pub(super) struct Running {
    /// Nothing more is begun once it is cancelled.
    pub(super) standstill: CancellationToken,
    /// Whether that is for good.
    pub(super) stopped: std::sync::atomic::AtomicBool,
    /// When the work began.
    pub(super) since: DateTime<Utc>,
    /// Items settled since then.
    pub(super) settled: AtomicU32,
    lanes: Mutex<HashMap<ServerId, Lane>>,
    over: watch::Sender<bool>,
}

/// How it goes at one server.
#[derive(Debug, Clone, Default)]
pub(super) struct Lane {
    /// Until when the server asked to wait.
    pub(super) until: Option<DateTime<Utc>>,
    /// Why nothing more is sent to it.
    pub(super) trouble: Option<Trouble>,
}

impl Bulks {
    pub(super) fn begin(&self, id: &OperationId, since: DateTime<Utc>) -> Arc<Running> {
        let running = Arc::new(Running {
            standstill: CancellationToken::new(),
            stopped: false.into(),
            since,
            settled: AtomicU32::new(0),
            lanes: Mutex::default(),
            over: watch::Sender::new(false),
        });
        self.0.lock().insert(id.clone(), running.clone());
        running
    }

    pub(super) fn of(&self, id: &OperationId) -> Option<Arc<Running>> {
        self.0.lock().get(id).cloned()
    }

    /// Begins nothing more, and returns when what was on its way has ended.
    pub(crate) async fn stand_still(&self) {
        let running: Vec<Arc<Running>> = self.0.lock().values().cloned().collect();
        running.iter().for_each(|running| running.standstill.cancel());
        for running in running {
            running.over().await;
        }
    }

    pub(super) fn end(&self, id: &OperationId) {
        if let Some(running) = self.0.lock().remove(id) {
            running.over.send_replace(true);
        }
    }
}

impl Running {
    pub(super) fn lane(&self, server: &ServerId) -> Lane {
        self.lanes.lock().get(server).cloned().unwrap_or_default()
    }

    pub(super) fn note(&self, server: &ServerId, lane: Lane) {
        self.lanes.lock().insert(server.clone(), lane);
    }

    pub(super) fn stands(&self) -> bool {
        self.standstill.is_cancelled()
    }

    /// Returns when the work is over.
    pub(super) async fn over(&self) {
        let mut over = self.over.subscribe();
        // Whoever is at it keeps the sender alive.
        let _ = over.wait_for(|over| *over).await;
    }

    /// Seconds until so many more are settled, at the pace so far.
    pub(super) fn seconds_for(&self, left: u32, now: DateTime<Utc>) -> Option<u32> {
        let settled = self.settled.load(Ordering::Relaxed);
        let passed = u32::try_from((now - self.since).num_milliseconds()).ok()?;
        let milliseconds = u64::from(passed) * u64::from(left) / u64::from(settled.max(1));
        let known = settled > 0 && passed > 0;
        u32::try_from(milliseconds.div_ceil(1_000)).ok().filter(|_| known)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn the_time_left_follows_the_pace_so_far() {
        let (bulks, id) = (Bulks::default(), OperationId::new("b"));
        let since = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let running = bulks.begin(&id, since);
        assert_eq!(running.seconds_for(100, since + TimeDelta::seconds(5)), None, "nothing is settled yet");
        running.settled.store(50, Ordering::Relaxed);
        assert_eq!(running.seconds_for(100, since), None, "no time has passed");
        assert_eq!(running.seconds_for(100, since + TimeDelta::seconds(5)), Some(10));
    }

    #[tokio::test]
    async fn whoever_waits_hears_of_the_end() {
        let (bulks, id) = (Bulks::default(), OperationId::new("b"));
        let running = bulks.begin(&id, DateTime::UNIX_EPOCH);
        let other = running.clone();
        let waiting = tokio::spawn(async move { other.over().await });
        bulks.end(&id);
        waiting.await.unwrap();
        running.over().await;
        assert!(bulks.of(&id).is_none());
    }
}
