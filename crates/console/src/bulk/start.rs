//! Starting, pausing and stopping a bulk.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use chatelaine_model::{Bulk, BulkState, Deed, ItemCounts, OperationId, Outcome};

use super::run::Job;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{BulkView, ConsoleEvent};

impl Console {
    /// Starts a draft, or goes on with a bulk that is paused. Returns at once; the work goes on.
    ///
    /// # Errors
    /// `OperationBusy` while a program is at it; `NoSuchOperation` when it is done or stopped.
    pub async fn start_bulk(self: &Arc<Self>, id: &OperationId) -> Result<BulkView, ConsoleError> {
        self.go_on(id, &[BulkState::Draft, BulkState::Paused]).await
    }

    pub(super) async fn go_on(
        self: &Arc<Self>,
        id: &OperationId,
        from: &'static [BulkState],
    ) -> Result<BulkView, ConsoleError> {
        self.read_bulk(id).await?;
        let turn = self.my_turn(id).await?;
        let bulk = self.take_up_bulk(id).await?;
        self.let_in(&bulk).await?;
        let at = id.clone();
        let began = self
            .block(move |console| {
                Ok(console.ledger.proceed_bulk(&at, from, BulkState::Running, console.ports.clock.now())?)
            })
            .await?;
        if !began {
            return Err(ConsoleError::NoSuchOperation);
        }
        let running = self.bulks.begin(id, self.ports.clock.now());
        self.log_bulk(&bulk, Deed::StartBulk).await;
        tokio::spawn(self.clone().run_bulk(Job { id: id.clone(), deed: bulk.deed, running }, turn));
        self.tell(ConsoleEvent::OperationChanged { operation: id.clone() });
        self.bulk(id).await
    }

    /// Lets what is on its way end, and stands then. Returns when it stands.
    ///
    /// # Errors
    /// `OperationBusy` when another program is at it; `NoSuchOperation` when nobody is.
    pub async fn pause_bulk(self: &Arc<Self>, id: &OperationId) -> Result<BulkView, ConsoleError> {
        let bulk = self.read_bulk(id).await?;
        self.stand(id, false).await?;
        self.log_bulk(&bulk, Deed::PauseBulk).await;
        self.bulk(id).await
    }

    /// Ends a bulk for good: what is left stays as it was. Returns when it stands.
    ///
    /// # Errors
    /// As [`Console::pause_bulk`].
    pub async fn stop_bulk(self: &Arc<Self>, id: &OperationId) -> Result<BulkView, ConsoleError> {
        let bulk = self.read_bulk(id).await?;
        if self.bulks.of(id).is_some() {
            self.stand(id, true).await?;
        } else {
            let _turn = self.my_turn(id).await?;
            self.take_up_bulk(id).await?;
            let at = id.clone();
            let stopped = self
                .block(move |console| {
                    let now = console.ports.clock.now();
                    Ok(console.ledger.proceed_bulk(&at, &[BulkState::Paused], BulkState::Stopped, now)?)
                })
                .await?;
            if !stopped {
                return Err(ConsoleError::NoSuchOperation);
            }
            self.tell(ConsoleEvent::OperationChanged { operation: id.clone() });
        }
        self.log_bulk(&bulk, Deed::StopBulk).await;
        self.bulk(id).await
    }

    /// Returns when a bulk that this program is at has ended or stands.
    pub async fn bulk_over(&self, id: &OperationId) {
        if let Some(running) = self.bulks.of(id) {
            running.over().await;
        }
    }

    async fn stand(self: &Arc<Self>, id: &OperationId, for_good: bool) -> Result<(), ConsoleError> {
        let Some(running) = self.bulks.of(id) else {
            // Nobody at it: then there is nothing to pause.
            let _turn = self.my_turn(id).await?;
            return Err(ConsoleError::NoSuchOperation);
        };
        running.stopped.fetch_or(for_good, Ordering::Relaxed);
        running.standstill.cancel();
        running.over().await;
        Ok(())
    }

    pub(super) async fn read_bulk(self: &Arc<Self>, id: &OperationId) -> Result<Bulk, ConsoleError> {
        let id = id.clone();
        self.block(move |console| console.ledger.bulk(&id)?.ok_or(ConsoleError::NoSuchOperation)).await
    }

    /// A bulk whose program died stands, and what was on its way has lost its answer. The caller has the turn.
    pub(super) async fn take_up_bulk(self: &Arc<Self>, id: &OperationId) -> Result<Bulk, ConsoleError> {
        let id = id.clone();
        self.block(move |console| {
            let now = console.ports.clock.now();
            let bulk = console.ledger.bulk(&id)?.ok_or(ConsoleError::NoSuchOperation)?;
            if bulk.state != BulkState::Running {
                return Ok(bulk);
            }
            // In this order: a bulk that is said to stand has nothing on its way.
            console.ledger.lose_items(&id, now)?;
            console.ledger.proceed_bulk(&id, &[BulkState::Running], BulkState::Paused, now)?;
            console.ledger.bulk(&id)?.ok_or(ConsoleError::NoSuchOperation)
        })
        .await
    }

    async fn log_bulk(self: &Arc<Self>, bulk: &Bulk, deed: Deed) {
        let id = bulk.id.clone();
        let counts = self.block(move |console| Ok(console.ledger.bulk_counts(&id)?)).await;
        let counts = counts.unwrap_or_default();
        let left: u32 = counts.iter().map(|(_, counts)| counts.left()).sum();
        let all: u32 = counts.iter().map(|(_, counts): &(_, ItemCounts)| counts.total()).sum();
        let subject = format!("{}: {left} of {all} keys left", bulk.deed.word());
        self.log(None, None, deed, Some((None, subject)), Outcome::Done).await;
    }
}
