//! How many items of a bulk are in each state, by server.

use chatelaine_model::{ItemCounts, ItemState, OperationId, ServerId};
use rusqlite::Transaction;

use super::number;
use crate::encode::from_word;
use crate::fault::Fault;

/// In the order in which the servers come in the bulk. One that only waits counts as undoable where it could be: so a
/// draft tells what it would be.
pub(crate) fn counts(db: &Transaction<'_>, id: &OperationId) -> Result<Vec<(ServerId, ItemCounts)>, Fault> {
    let sql = "SELECT server, state, undoable, count(*), min(number) FROM bulk_items WHERE bulk = ?1
               GROUP BY server, state, undoable";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([number(db, id)?])?;
    let mut counts: Vec<(u32, ServerId, ItemCounts)> = Vec::new();
    while let Some(row) = rows.next()? {
        let server = ServerId::new(row.get::<_, String>(0)?);
        let state = from_word(row.get(1)?, "item's state")?;
        let (undoable, count, first): (bool, u32, u32) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let place = counts.iter().position(|(_, known, _)| *known == server).unwrap_or_else(|| {
            counts.push((first, server, ItemCounts::default()));
            counts.len() - 1
        });
        let Some((place, _, counts)) = counts.get_mut(place) else { continue };
        *place = first.min(*place);
        add(counts, state, undoable, count);
    }
    counts.sort_by_key(|(first, ..)| *first);
    Ok(counts.into_iter().map(|(_, server, counts)| (server, counts)).collect())
}

fn add(counts: &mut ItemCounts, state: ItemState, undoable: bool, count: u32) {
    let place = match state {
        ItemState::Waiting => &mut counts.waiting,
        ItemState::Sent => &mut counts.sent,
        ItemState::Done => &mut counts.done,
        ItemState::Failed => &mut counts.failed,
        ItemState::Unknown => &mut counts.unknown,
        ItemState::Skipped => &mut counts.skipped,
    };
    *place += count;
    match state {
        ItemState::Done if undoable => counts.undoable += count,
        ItemState::Waiting if undoable => counts.could_be_undone += count,
        _ => {}
    }
}
