//! Freezing the items of a bulk, so that what is shown is what will be done.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chatelaine_ledger::{KeyQuery, Row};
use chatelaine_model::{
    Bulk, BulkDeed, BulkItem, BulkState, ItemState, NewEnd, Obstacle, OperationId, ServerId,
};
use chrono::{DateTime, TimeDelta, Utc};

use super::obstacle::{Door, new_end};
use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::operation::new_id;
use crate::view::{BulkRequest, BulkSelection, BulkView, KeyRefView};

/// Drafts that nobody started are forgotten after this.
const DRAFT_LIFE: TimeDelta = TimeDelta::days(1);

impl Console {
    /// Freezes the items of a bulk. Nothing is sent; the items are the preview, and what is started is exactly them.
    ///
    /// # Errors
    /// `InputRefused` for an end that is over or where no key is meant; when the ledger cannot be written.
    pub async fn prepare_bulk(self: &Arc<Self>, request: BulkRequest) -> Result<BulkView, ConsoleError> {
        let now = self.ports.clock.now();
        if let BulkDeed::ChangeExpiry { end: NewEnd::At { at } } = request.deed
            && at <= now
        {
            return Err(ConsoleError::Input { field: "expires", reason: InputReason::Past });
        }
        let console = self.clone();
        let bulk = self
            .block(move |_| {
                console.forget_old_drafts(now)?;
                let (rows, missing) = console.meant(request.selection, now)?;
                console.freeze(request.deed, rows, missing, now)
            })
            .await?;
        self.bulk_view_of(bulk).await
    }

    /// Forgets a draft.
    ///
    /// # Errors
    /// `NoSuchOperation` when it was started, or was never there.
    pub async fn discard_bulk(self: &Arc<Self>, id: &OperationId) -> Result<(), ConsoleError> {
        let id = id.clone();
        let discarded = self.block(move |console| Ok(console.ledger.discard_bulk(&id)?)).await?;
        if discarded { Ok(()) } else { Err(ConsoleError::NoSuchOperation) }
    }

    fn forget_old_drafts(&self, now: DateTime<Utc>) -> Result<(), ConsoleError> {
        for draft in self.ledger.bulks(&[BulkState::Draft])? {
            if draft.began + DRAFT_LIFE < now {
                self.ledger.discard_bulk(&draft.id)?;
            }
        }
        Ok(())
    }

    /// The keys that a selection means, each once. One that nobody knows is meant all the same, and gone.
    fn meant(
        &self,
        selection: BulkSelection,
        now: DateTime<Utc>,
    ) -> Result<(Vec<Row>, Vec<KeyRefView>), ConsoleError> {
        match selection {
            BulkSelection::Keys { keys } => {
                let mut seen = HashSet::new();
                let (mut rows, mut missing) = (Vec::with_capacity(keys.len()), Vec::new());
                for meant in keys {
                    if seen.insert(meant.clone()) {
                        match self.ledger.key(&meant.server, &meant.key, now)? {
                            Some(row) => rows.push(row),
                            None => missing.push(meant),
                        }
                    }
                }
                Ok((rows, missing))
            }
            BulkSelection::Query { search, statuses, servers, except } => {
                let search = search.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
                let query = KeyQuery { search, statuses, servers, ..KeyQuery::default() };
                let except: HashSet<KeyRefView> = except.into_iter().collect();
                let mut rows = self.ledger.matching(&query, now)?;
                rows.retain(|row| {
                    let this = KeyRefView { server: row.server.clone(), key: row.key.id.clone() };
                    !except.contains(&this)
                });
                Ok((rows, Vec::new()))
            }
        }
    }

    pub(super) fn freeze(
        self: &Arc<Self>,
        deed: BulkDeed,
        rows: Vec<Row>,
        missing: Vec<KeyRefView>,
        now: DateTime<Utc>,
    ) -> Result<Bulk, ConsoleError> {
        if rows.is_empty() && missing.is_empty() {
            return Err(ConsoleError::Input { field: "keys", reason: InputReason::Missing });
        }
        let mut doors: HashMap<ServerId, Door> = HashMap::new();
        for server in self.ledger.servers()? {
            // One whose definition cannot be used offers nothing.
            if let Ok(door) = self.door(&server, deed) {
                doors.insert(server.id, door);
            }
        }
        let rotated: HashSet<_> = match deed {
            BulkDeed::Rotate => {
                let open = self.ledger.open_rotations()?.into_iter();
                open.map(|rotation| (rotation.server, rotation.old.id)).collect()
            }
            _ => HashSet::new(),
        };
        let mut items: Vec<BulkItem> = (0..)
            .zip(rows)
            .map(|(number, row)| {
                let in_rotation = rotated.contains(&(row.server.clone(), row.key.id.clone()));
                let door = doors.get(&row.server);
                let obstacle = door
                    .map_or(Some(Obstacle::NotOffered), |door| door.obstacle(&row, deed, in_rotation, now));
                item(number, row, deed, door, obstacle)
            })
            .collect();
        let first = u32::try_from(items.len()).unwrap_or(u32::MAX);
        items.extend((first..).zip(missing).map(|(number, meant)| unknown(number, meant)));
        let bulk = Bulk { id: new_id(), deed, began: now, changed: now, state: BulkState::Draft };
        self.ledger.add_bulk(&bulk, &items)?;
        Ok(bulk)
    }
}

fn item(number: u32, row: Row, deed: BulkDeed, door: Option<&Door>, obstacle: Option<Obstacle>) -> BulkItem {
    let restorable = door.and_then(|door| door.traits.as_ref()).is_some_and(|traits| traits.restorable);
    let end = match deed {
        BulkDeed::ChangeExpiry { end } => new_end(end, row.key.expires),
        _ => None,
    };
    BulkItem {
        number,
        server: row.server,
        key: row.key.id,
        name: row.key.name,
        hint: row.key.hint,
        expires: row.key.expires,
        last_used: row.key.last_used,
        new_end: end,
        undoable: deed == BulkDeed::Revoke && restorable,
        state: if obstacle.is_some() { ItemState::Skipped } else { ItemState::Waiting },
        obstacle,
        trouble: None,
        at: None,
        rotation: None,
    }
}

/// A key that was named and that nobody knows.
fn unknown(number: u32, meant: KeyRefView) -> BulkItem {
    BulkItem {
        number,
        server: meant.server,
        name: String::new(),
        key: meant.key,
        hint: None,
        expires: None,
        last_used: None,
        new_end: None,
        undoable: false,
        state: ItemState::Skipped,
        obstacle: Some(Obstacle::Gone),
        trouble: None,
        at: None,
        rotation: None,
    }
}
