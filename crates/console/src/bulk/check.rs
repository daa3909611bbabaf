//! Looking up items whose answer was lost: the servers' lists tell what became of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use chatelaine_ledger::{ItemQuery, PAGE_LIMIT, Settled};
use chatelaine_model::{
    Bulk, BulkDeed, BulkItem, BulkState, ItemState, OperationId, RotationStep, ServerId, StepState,
};

use super::outcome::entry;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{BulkView, ConsoleEvent};

impl Console {
    /// Reads the lists of the servers that have items without an answer. Those that happened are done; the others wait,
    /// and are sent when the bulk goes on. Nothing is sent again by this.
    ///
    /// # Errors
    /// `OperationBusy` while a program is at it; otherwise the first of the conversations that failed: items of that
    /// server stay unknown.
    pub async fn check_bulk(self: &Arc<Self>, id: &OperationId) -> Result<BulkView, ConsoleError> {
        self.read_bulk(id).await?;
        let turn = self.my_turn(id).await?;
        let bulk = self.take_up_bulk(id).await?;
        let mut unknown = self.items_in(id, ItemState::Unknown).await?;
        let servers: BTreeSet<ServerId> = unknown.iter().map(|item| item.server.clone()).collect();
        let mut result = Ok(());
        for server in servers {
            let read = self.read_keys_anew(&server).await;
            if read.is_err() {
                unknown.retain(|item| item.server != server);
            }
            result = result.and(read);
        }
        let mut settled = Settled::default();
        for item in unknown {
            settled.items.extend(self.looked_up(&bulk, item).await?);
        }
        let now = self.ports.clock.now();
        for item in settled.items.iter().filter(|item| item.state == ItemState::Done) {
            let who = self.seats.of(&item.server).who();
            settled.log.extend(entry(item, bulk.deed, who.as_deref(), now));
        }
        let at = bulk.clone();
        self.block(move |console| {
            // First, so that what waits is never part of something that counts as done.
            if at.state == BulkState::Done
                && settled.items.iter().any(|item| item.state == ItemState::Waiting)
            {
                console.ledger.proceed_bulk(&at.id, &[BulkState::Done], BulkState::Paused, now)?;
            }
            Ok(console.ledger.settle_items(&at.id, &settled)?)
        })
        .await?;
        self.logged().await;
        drop(turn);
        self.tell(ConsoleEvent::OperationChanged { operation: id.clone() });
        result?;
        self.bulk(id).await
    }

    /// What became of an item, by the inventory that was just read; nothing while that is still not known.
    async fn looked_up(
        self: &Arc<Self>,
        bulk: &Bulk,
        mut item: BulkItem,
    ) -> Result<Option<BulkItem>, ConsoleError> {
        let now = self.ports.clock.now();
        let done = match bulk.deed {
            BulkDeed::Rotate => match self.successor_made(bulk, &mut item).await? {
                Some(made) => made,
                None => return Ok(None),
            },
            deed => {
                let (server, key) = (item.server.clone(), item.key.clone());
                let row = self.block(move |console| Ok(console.ledger.key(&server, &key, now)?)).await?;
                let row = row.filter(|row| row.gone_since.is_none());
                match (deed, row) {
                    (BulkDeed::Revoke, row) => row.is_none_or(|row| row.key.revoked),
                    (BulkDeed::Restore, row) => row.is_some_and(|row| !row.key.revoked),
                    (BulkDeed::ChangeExpiry { .. } | BulkDeed::Rotate, row) => {
                        row.is_some_and(|row| row.key.expires == item.new_end)
                    }
                }
            }
        };
        let state = if done { ItemState::Done } else { ItemState::Waiting };
        Ok(Some(BulkItem { state, trouble: None, at: Some(now), ..item }))
    }

    async fn successor_made(
        self: &Arc<Self>,
        bulk: &Bulk,
        item: &mut BulkItem,
    ) -> Result<Option<bool>, ConsoleError> {
        if item.rotation.is_none() {
            // The program died after it had written the rotation and before it could say so here. The user may have
            // gone on with it since, to its end.
            let (bulk, server, key) = (bulk.id.clone(), item.server.clone(), item.key.clone());
            item.rotation =
                self.block(move |console| Ok(console.ledger.rotation_of_bulk(&bulk, &server, &key)?)).await?;
        }
        let Some(rotation) = &item.rotation else { return Ok(Some(false)) };
        let view = match self.rotation(rotation).await? {
            view if view.next == Some(RotationStep::Create) => self.look_at_rotation(rotation).await?,
            view => view,
        };
        let create = view.steps.iter().find(|step| step.step == RotationStep::Create).map(|step| step.state);
        Ok(match create {
            Some(StepState::Done) => Some(true),
            Some(StepState::Waiting | StepState::Failed) => Some(false),
            _ => None,
        })
    }

    pub(super) async fn items_in(
        self: &Arc<Self>,
        id: &OperationId,
        state: ItemState,
    ) -> Result<Vec<BulkItem>, ConsoleError> {
        let id = id.clone();
        self.block(move |console| {
            let mut query = ItemQuery { states: vec![state], limit: PAGE_LIMIT, ..ItemQuery::default() };
            let mut items = Vec::new();
            loop {
                let page = console.ledger.bulk_items(&id, &query)?;
                query.offset += page.rows.len() as u64;
                let last = page.rows.is_empty() || query.offset >= page.total;
                items.extend(page.rows);
                if last {
                    return Ok(items);
                }
            }
        })
        .await
    }
}
