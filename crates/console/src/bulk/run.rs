//! A bulk at work: one lane for each server, one writer for all.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use chatelaine_model::{BulkDeed, BulkState, OperationId, ServerId};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::running::Running;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::operation::OperationTurn;
use crate::view::ConsoleEvent;

/// What the lanes and the writer of a bulk have in common.
#[derive(Clone)]
pub(super) struct Job {
    pub(super) id: OperationId,
    pub(super) deed: BulkDeed,
    pub(super) running: Arc<Running>,
}

impl Console {
    /// Does what is left of a bulk. The turn is held for as long as that takes.
    pub(super) async fn run_bulk(self: Arc<Self>, job: Job, turn: OperationTurn) {
        let ended = self.run_lanes(&job).await;
        if let Err(error) = &ended {
            tracing::error!(operation = %job.id, %error, "a bulk stands: its outcomes cannot be written");
        }
        let servers = match self.finish(&job, ended.is_ok()).await {
            Ok(servers) => servers,
            Err(error) => {
                tracing::error!(operation = %job.id, %error, "how a bulk ended cannot be written");
                Vec::new()
            }
        };
        drop(turn);
        self.bulks.end(&job.id);
        self.tell(ConsoleEvent::OperationChanged { operation: job.id });
        servers.into_iter().for_each(|server| self.tell(ConsoleEvent::KeysChanged { server }));
        self.tell(ConsoleEvent::AppChanged);
    }

    async fn run_lanes(self: &Arc<Self>, job: &Job) -> Result<(), ConsoleError> {
        let id = job.id.clone();
        let counts = self.block(move |console| Ok(console.ledger.bulk_counts(&id)?)).await?;
        let (sender, outcomes) = mpsc::unbounded_channel();
        let mut lanes = JoinSet::new();
        for (server, counts) in counts {
            if counts.waiting > 0 {
                let (console, job, sender) = (self.clone(), job.clone(), sender.clone());
                lanes.spawn(async move { console.run_lane(&job, &server, &sender).await });
            }
        }
        drop(sender);
        let written = self.write_outcomes(job, outcomes).await;
        if written.is_err() {
            job.running.standstill.cancel();
        }
        while let Some(lane) = lanes.join_next().await {
            lane??;
        }
        written
    }

    /// Writes how it ended, and gives the servers whose keys were changed.
    async fn finish(self: &Arc<Self>, job: &Job, whole: bool) -> Result<Vec<ServerId>, ConsoleError> {
        let (id, stopped) = (job.id.clone(), job.running.stopped.load(Ordering::Relaxed));
        self.block(move |console| {
            let now = console.ports.clock.now();
            if !whole {
                console.ledger.lose_items(&id, now)?;
            }
            let counts = console.ledger.bulk_counts(&id)?;
            let left = counts.iter().any(|(_, counts)| counts.left() > 0);
            let state = match stopped {
                true => BulkState::Stopped,
                false if left || !whole => BulkState::Paused,
                false => BulkState::Done,
            };
            console.ledger.proceed_bulk(&id, &[BulkState::Running], state, now)?;
            Ok(counts.into_iter().map(|(server, _)| server).collect())
        })
        .await
    }
}
