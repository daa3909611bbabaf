//! The intents and outcomes of items, written in groups: one transaction for many, so that the disk is waited for once.

use chatelaine_model::{BulkItem, ItemState, OperationId, ServerId};
use chrono::{DateTime, Utc};
use rusqlite::{Transaction, params};

use super::items::{COLUMNS, read};
use super::number;
use crate::encode::{micros, word};
use crate::fault::Fault;
use crate::together::change_keys;
use crate::{Settled, activity};

/// Takes the next items of a server that wait: they count as sent from now on.
pub(crate) fn take(
    db: &Transaction<'_>,
    id: &OperationId,
    server: &ServerId,
    limit: u32,
    at: DateTime<Utc>,
) -> Result<Vec<BulkItem>, Fault> {
    let bulk = number(db, id)?;
    let sql = format!(
        "SELECT {COLUMNS} FROM bulk_items WHERE bulk = ?1 AND server = ?2 AND state = ?3 ORDER BY number LIMIT ?4"
    );
    let mut items = Vec::new();
    {
        let mut statement = db.prepare_cached(&sql)?;
        let mut rows = statement.query(params![bulk, server.as_str(), word(&ItemState::Waiting)?, limit])?;
        while let Some(row) = rows.next()? {
            items.push(BulkItem { state: ItemState::Sent, at: Some(at), ..read(row)? });
        }
    }
    let mut mark =
        db.prepare_cached("UPDATE bulk_items SET state = ?3, at = ?4 WHERE bulk = ?1 AND number = ?2")?;
    for item in &items {
        mark.execute(params![bulk, item.number, word(&ItemState::Sent)?, micros(at)])?;
    }
    Ok(items)
}

/// Writes outcomes, what the keys are now, and the log.
pub(crate) fn settle(db: &Transaction<'_>, id: &OperationId, settled: &Settled) -> Result<(), Fault> {
    let bulk = number(db, id)?;
    let sql =
        "UPDATE bulk_items SET state = ?3, obstacle = ?4, code = ?5, detail = ?6, at = ?7, rotation = ?8,
                   new_end = ?9, undoable = ?10
               WHERE bulk = ?1 AND number = ?2";
    let mut write = db.prepare_cached(sql)?;
    for item in &settled.items {
        write.execute(params![
            bulk,
            item.number,
            word(&item.state)?,
            item.obstacle.as_ref().map(word).transpose()?,
            item.trouble.as_ref().map(|trouble| trouble.code.as_str()),
            item.trouble.as_ref().and_then(|trouble| trouble.detail.as_deref()),
            item.at.map(micros),
            item.rotation.as_ref().map(OperationId::as_str),
            item.new_end.map(micros),
            item.undoable,
        ])?;
    }
    change_keys(db, &settled.keys)?;
    settled.log.iter().try_for_each(|entry| activity::append(db, entry))
}

/// What is on its way although no program is at it has lost its answer. How many there were.
pub(crate) fn lose(db: &Transaction<'_>, id: &OperationId, at: DateTime<Utc>) -> Result<usize, Fault> {
    let sql = "UPDATE bulk_items SET state = ?3, at = ?4 WHERE bulk = ?1 AND state = ?2";
    let (sent, unknown) = (word(&ItemState::Sent)?, word(&ItemState::Unknown)?);
    Ok(db.prepare_cached(sql)?.execute(params![number(db, id)?, sent, unknown, micros(at)])?)
}

/// Lets items that failed wait again: these, or all. How many there were.
pub(crate) fn again(db: &Transaction<'_>, id: &OperationId, numbers: &[u32]) -> Result<usize, Fault> {
    let bulk = number(db, id)?;
    let sql = "UPDATE bulk_items SET state = ?2, code = NULL, detail = NULL WHERE bulk = ?1 AND state = ?3";
    let (waiting, failed) = (word(&ItemState::Waiting)?, word(&ItemState::Failed)?);
    if numbers.is_empty() {
        return Ok(db.prepare_cached(sql)?.execute(params![bulk, waiting, failed])?);
    }
    let mut one = db.prepare_cached(&format!("{sql} AND number = ?4"))?;
    let mut found = 0;
    for number in numbers {
        found += one.execute(params![bulk, waiting, failed, number])?;
    }
    Ok(found)
}
