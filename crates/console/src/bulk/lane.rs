//! The items of one server, several at a time. A pause that the server asks for holds this lane and no other.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use chatelaine_model::{BulkDeed, BulkItem, ItemState, ServerId, Trouble};
use chrono::{DateTime, Utc};
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinSet;

use super::item::Tool;
use super::outcome::Fate;
use super::run::Job;
use super::running::Lane;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::ConsoleEvent;

/// Requests under way to one server at a time.
const ABREAST: usize = 8;
/// Items whose intent is written at once.
const WINDOW: u32 = 128;
/// So many are left when the next window is taken, so that nobody waits for the disk.
const LOW: usize = 64;
/// How often the clock is looked at while a server's pause lasts: a timer alone would sleep on after the computer did.
const LOOK: Duration = Duration::from_millis(200);

impl Console {
    /// Does the items of one server that wait, until none is left or something holds it.
    pub(super) async fn run_lane(
        self: &Arc<Self>,
        job: &Job,
        server: &ServerId,
        outcomes: &UnboundedSender<BulkItem>,
    ) -> Result<(), ConsoleError> {
        let trouble = match self.tool(job, server).await {
            Ok(tool) if tool.together => self.run_together(job, server, outcomes).await?,
            Ok(tool) => self.run_abreast(job, server, tool, outcomes).await?,
            Err(error) => Some(error.trouble()),
        };
        if trouble.is_some() {
            job.running.note(server, Lane { until: None, trouble });
            self.tell(ConsoleEvent::BulkProgress { operation: job.id.clone() });
        }
        Ok(())
    }

    async fn run_abreast(
        self: &Arc<Self>,
        job: &Job,
        server: &ServerId,
        mut tool: Tool,
        outcomes: &UnboundedSender<BulkItem>,
    ) -> Result<Option<Trouble>, ConsoleError> {
        let mut queue: VecDeque<BulkItem> = VecDeque::new();
        let mut flying = JoinSet::new();
        let mut taking = Some(self.take(job, server, WINDOW));
        let mut trouble = None;
        // Successors are made one after the other, so that each finds a name of its own.
        let abreast = if job.deed == BulkDeed::Rotate { 1 } else { ABREAST };
        loop {
            let stands = trouble.is_some() || job.running.stands();
            if !stands && self.pause_of(job, server).is_none() {
                while flying.len() < abreast
                    && let Some(item) = queue.pop_front()
                {
                    let (console, tool, deed) = (self.clone(), tool.clone(), job.deed);
                    flying.spawn(async move {
                        let mut item = item;
                        let ended = console.do_item(&tool, deed, &mut item).await;
                        (item, ended)
                    });
                }
            }
            let waits = !stands && !queue.is_empty() && flying.is_empty();
            if taking.is_none() && flying.is_empty() && !waits {
                break;
            }
            tokio::select! {
                Some(ended) = flying.join_next(), if !flying.is_empty() => {
                    let (item, ended) = ended?;
                    match Fate::of(&ended) {
                        Fate::Settled(state, obstacle, why) => {
                            let now = self.ports.clock.now();
                            let settled = BulkItem { state, obstacle, trouble: why, at: Some(now), ..item };
                            tell(outcomes, settled)?;
                        }
                        Fate::Pause => queue.push_front(item),
                        Fate::Halt(why) => {
                            queue.push_front(item);
                            trouble = Some(why);
                        }
                    }
                }
                taken = async { match &mut taking { Some(taking) => taking.await, None => std::future::pending().await } } => {
                    let taken = taken??;
                    let more = taken.len() == WINDOW as usize;
                    queue.extend(taken);
                    taking = None;
                    tool.more = more;
                    if more {
                        tool.refresh(self, server).await;
                    }
                }
                () = tokio::time::sleep(LOOK), if waits => {}
                () = job.running.standstill.cancelled(), if waits => {}
            }
            let stands = trouble.is_some() || job.running.stands();
            if taking.is_none() && tool.more && queue.len() <= LOW && !stands {
                taking = Some(self.take(job, server, WINDOW));
            }
        }
        give_back(queue, outcomes)?;
        job.running.note(server, Lane::default());
        Ok(trouble)
    }

    /// Takes the next items; their intents are on the disk when this has ended.
    pub(super) fn take(
        self: &Arc<Self>,
        job: &Job,
        server: &ServerId,
        limit: u32,
    ) -> tokio::task::JoinHandle<Result<Vec<BulkItem>, ConsoleError>> {
        let (console, id, server) = (self.clone(), job.id.clone(), server.clone());
        tokio::task::spawn_blocking(move || {
            let now = console.ports.clock.now();
            Ok(console.ledger.take_items(&id, &server, limit, now)?)
        })
    }

    /// Until when the server asked to wait, told to the window when that changes.
    pub(super) fn pause_of(&self, job: &Job, server: &ServerId) -> Option<DateTime<Utc>> {
        let until = self.limits.known(server).and_then(|limiter| limiter.closed());
        if job.running.lane(server).until != until {
            job.running.note(server, Lane { until, trouble: None });
            self.tell(ConsoleEvent::BulkProgress { operation: job.id.clone() });
        }
        until
    }

    /// Returns when the server may be asked again, or when nothing more shall be begun.
    pub(super) async fn wait_out(&self, job: &Job, server: &ServerId) {
        while self.pause_of(job, server).is_some() && !job.running.stands() {
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                () = job.running.standstill.cancelled() => {}
            }
        }
    }
}

/// Hands an outcome to the writer. When nobody takes it any more, the ledger cannot be written.
pub(super) fn tell(outcomes: &UnboundedSender<BulkItem>, item: BulkItem) -> Result<(), ConsoleError> {
    outcomes.send(item).map_err(|_| ConsoleError::Cancelled)
}

/// What was taken and never sent waits again.
pub(super) fn give_back(
    items: impl IntoIterator<Item = BulkItem>,
    outcomes: &UnboundedSender<BulkItem>,
) -> Result<(), ConsoleError> {
    items
        .into_iter()
        .try_for_each(|item| tell(outcomes, BulkItem { state: ItemState::Waiting, at: None, ..item }))
}
