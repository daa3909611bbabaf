//! Trying again: what failed, and what was skipped for a reason that a person has removed.

use std::sync::Arc;

use chatelaine_ledger::{ItemQuery, PAGE_LIMIT, Settled};
use chatelaine_model::{Bulk, BulkItem, BulkState, ItemState, Obstacle, OperationId};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::BulkView;

impl Console {
    /// Lets items that failed wait again, these or all, and goes on. Items without an answer are not among them: they
    /// have to be looked up.
    ///
    /// # Errors
    /// `OperationBusy` while a program is at it.
    pub async fn retry_bulk(
        self: &Arc<Self>,
        id: &OperationId,
        items: Vec<u32>,
    ) -> Result<BulkView, ConsoleError> {
        self.read_bulk(id).await?;
        {
            let _turn = self.my_turn(id).await?;
            let bulk = self.take_up_bulk(id).await?;
            if bulk.state == BulkState::Draft {
                return Err(ConsoleError::NoSuchOperation);
            }
            let at = id.clone();
            self.block(move |console| {
                // First, so that what waits is never part of something that counts as done.
                let (over, now) = ([BulkState::Stopped, BulkState::Done], console.ports.clock.now());
                console.ledger.proceed_bulk(&at, &over, BulkState::Paused, now)?;
                Ok(console.ledger.retry_items(&at, &items)?)
            })
            .await?;
        }
        self.go_on(id, &[BulkState::Paused]).await
    }

    /// Lets items in that were skipped because nobody was signed in, or an assumed fact was not accepted, where that is
    /// different now. The caller has the turn.
    pub(super) async fn let_in(self: &Arc<Self>, bulk: &Bulk) -> Result<(), ConsoleError> {
        let (console, bulk) = (self.clone(), bulk.clone());
        self.block(move |_| {
            for server in console.ledger.servers()? {
                if !console.door(&server, bulk.deed).is_ok_and(|door| door.closed().is_none()) {
                    continue;
                }
                let waits = |item: &BulkItem| {
                    matches!(item.obstacle, Some(Obstacle::NotSignedIn | Obstacle::Assumed))
                };
                let mut query = ItemQuery {
                    states: vec![ItemState::Skipped],
                    server: Some(server.id),
                    limit: PAGE_LIMIT,
                    ..ItemQuery::default()
                };
                let mut settled = Settled::default();
                loop {
                    let page = console.ledger.bulk_items(&bulk.id, &query)?;
                    query.offset += page.rows.len() as u64;
                    let last = page.rows.is_empty() || query.offset >= page.total;
                    settled.items.extend(page.rows.into_iter().filter(waits).map(|item| BulkItem {
                        state: ItemState::Waiting,
                        obstacle: None,
                        ..item
                    }));
                    if last {
                        break;
                    }
                }
                if !settled.items.is_empty() {
                    console.ledger.settle_items(&bulk.id, &settled)?;
                }
            }
            Ok(())
        })
        .await
    }
}
