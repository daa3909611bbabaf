//! Bulks and their items as a window shows them.

use std::collections::HashMap;
use std::sync::Arc;

use chatelaine_ledger::ItemQuery;
use chatelaine_model::{Bulk, BulkDeed, BulkItem, BulkState, ItemCounts, OperationId, Server, ServerId};

use super::running::Running;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::operation::trouble_view;
use crate::system::effect;
use crate::view::{BulkItemQuery, BulkItemView, BulkPageView, BulkServerView, BulkView, ItemCountsView};

impl Console {
    /// A bulk as it stands. One whose program died is paused first.
    ///
    /// # Errors
    /// `NoSuchOperation`; when the ledger cannot be read.
    pub async fn bulk(self: &Arc<Self>, id: &OperationId) -> Result<BulkView, ConsoleError> {
        let bulk = self.read_bulk(id).await?;
        self.bulk_view_of(bulk).await
    }

    /// A screenful of the items of a bulk.
    ///
    /// # Errors
    /// As [`Console::bulk`].
    pub async fn bulk_items(self: &Arc<Self>, query: BulkItemQuery) -> Result<BulkPageView, ConsoleError> {
        let wanted = ItemQuery {
            states: query.states,
            server: query.server,
            latest_first: query.latest_first,
            offset: query.offset.into(),
            limit: query.limit,
        };
        let id = query.operation;
        let page = self.block(move |console| Ok(console.ledger.bulk_items(&id, &wanted)?)).await?;
        Ok(BulkPageView {
            rows: page.rows.into_iter().map(item_view).collect(),
            total: u32::try_from(page.total).unwrap_or(u32::MAX),
        })
    }

    pub(crate) async fn bulk_view_of(self: &Arc<Self>, bulk: Bulk) -> Result<BulkView, ConsoleError> {
        let running = self.bulks.of(&bulk.id);
        let mut elsewhere = false;
        let bulk = match (bulk.state, &running) {
            (BulkState::Running, None) => match self.operation_turn(&bulk.id).await? {
                Some(_turn) => self.take_up_bulk(&bulk.id).await?,
                None => {
                    self.tell_when_free(&bulk.id);
                    elsewhere = true;
                    bulk
                }
            },
            _ => bulk,
        };
        let console = self.clone();
        self.block(move |_| console.view_of_bulk(bulk, running.as_deref(), elsewhere)).await
    }

    fn view_of_bulk(
        self: &Arc<Self>,
        bulk: Bulk,
        running: Option<&Running>,
        elsewhere: bool,
    ) -> Result<BulkView, ConsoleError> {
        let counts = self.ledger.bulk_counts(&bulk.id)?;
        let known: HashMap<ServerId, Server> =
            self.ledger.servers()?.into_iter().map(|server| (server.id.clone(), server)).collect();
        let mut all = ItemCounts::default();
        let mut servers = Vec::with_capacity(counts.len());
        for (id, counts) in counts {
            add(&mut all, counts);
            let door = known.get(&id).and_then(|server| self.door(server, bulk.deed).ok());
            let lane = running.map(|running| running.lane(&id)).unwrap_or_default();
            let traits = door.as_ref().and_then(|door| door.traits.as_ref());
            servers.push(BulkServerView {
                counts: counts_view(counts, bulk.state),
                effect: traits
                    .filter(|_| matches!(bulk.deed, BulkDeed::Revoke | BulkDeed::Restore))
                    .map(|traits| effect(traits.revoke)),
                wait_until: lane.until,
                signed_in: door.as_ref().is_some_and(|door| door.signed_in),
                assumed: door.map(|door| door.assumed).unwrap_or_default(),
                trouble: lane.trouble.as_ref().map(trouble_view),
                server: id,
            });
        }
        let left = running.and_then(|running| running.seconds_for(all.left(), self.ports.clock.now()));
        Ok(BulkView {
            id: bulk.id,
            deed: bulk.deed,
            began: bulk.began,
            changed: bulk.changed,
            state: bulk.state,
            elsewhere,
            counts: counts_view(all, bulk.state),
            left_seconds: left.filter(|_| bulk.state == BulkState::Running),
            servers,
        })
    }
}

fn add(all: &mut ItemCounts, more: ItemCounts) {
    all.waiting += more.waiting;
    all.sent += more.sent;
    all.done += more.done;
    all.failed += more.failed;
    all.unknown += more.unknown;
    all.skipped += more.skipped;
    all.undoable += more.undoable;
    all.could_be_undone += more.could_be_undone;
}

fn counts_view(counts: ItemCounts, state: BulkState) -> ItemCountsView {
    ItemCountsView {
        total: counts.total(),
        done: counts.done,
        failed: counts.failed,
        unknown: counts.unknown,
        skipped: counts.skipped,
        left: counts.left(),
        undoable: if state == BulkState::Draft { counts.could_be_undone } else { counts.undoable },
    }
}

pub(crate) fn item_view(item: BulkItem) -> BulkItemView {
    BulkItemView {
        number: item.number,
        server: item.server,
        key: item.key,
        name: item.name,
        hint: item.hint,
        expires: item.expires,
        last_used: item.last_used,
        new_end: item.new_end,
        undoable: item.undoable,
        state: item.state,
        obstacle: item.obstacle,
        error: item.trouble.as_ref().map(trouble_view),
        at: item.at,
        rotation: item.rotation,
    }
}
