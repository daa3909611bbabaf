//! Bulks: the same change of many keys, item by item.

mod counts;
mod items;
mod settle;

use chatelaine_model::{Bulk, BulkItem, BulkState, OperationId};
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use crate::encode::{from_json, from_word, json, micros, time, word};
use crate::fault::Fault;
use crate::{Together, together};

pub(crate) use counts::counts;
pub(crate) use items::{each, page};
pub(crate) use settle::{again, lose, settle, take};

const COLUMNS: &str = "id, deed, began, changed, state";

/// Freezes a bulk with all its items.
pub(crate) fn add(db: &Transaction<'_>, bulk: &Bulk, frozen: &[BulkItem]) -> Result<(), Fault> {
    let sql = "INSERT INTO bulks (id, deed, began, changed, state) VALUES (?1, ?2, ?3, ?4, ?5)";
    db.prepare_cached(sql)?.execute(params![
        bulk.id.as_str(),
        json(&bulk.deed)?,
        micros(bulk.began),
        micros(bulk.changed),
        word(&bulk.state)?,
    ])?;
    let number = db.last_insert_rowid();
    frozen.iter().try_for_each(|item| items::add(db, number, item))
}

pub(crate) fn one(db: &Transaction<'_>, id: &OperationId) -> Result<Option<Bulk>, Fault> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM bulks WHERE id = ?1"))?;
    let mut rows = statement.query([id.as_str()])?;
    rows.next()?.map(read).transpose()
}

/// Those in a state, the newest first.
pub(crate) fn all_in(db: &Transaction<'_>, states: &[BulkState]) -> Result<Vec<Bulk>, Fault> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM bulks ORDER BY number DESC"))?;
    let mut rows = statement.query([])?;
    let mut bulks = Vec::new();
    while let Some(row) = rows.next()? {
        let bulk = read(row)?;
        if states.contains(&bulk.state) {
            bulks.push(bulk);
        }
    }
    Ok(bulks)
}

/// Sets how far a bulk came, if it is in one of these states; whether it was.
pub(crate) fn proceed(
    db: &Transaction<'_>,
    id: &OperationId,
    from: &[BulkState],
    to: BulkState,
    at: DateTime<Utc>,
) -> Result<bool, Fault> {
    let bulk = one(db, id)?.ok_or(Fault::UnknownOperation)?;
    if !from.contains(&bulk.state) {
        return Ok(false);
    }
    let sql = "UPDATE bulks SET state = ?2, changed = ?3 WHERE id = ?1";
    db.prepare_cached(sql)?.execute(params![id.as_str(), word(&to)?, micros(at)])?;
    Ok(true)
}

/// Forgets a draft and its items; anything else stays.
pub(crate) fn discard(db: &Transaction<'_>, id: &OperationId) -> Result<bool, Fault> {
    let sql = "DELETE FROM bulks WHERE id = ?1 AND state = ?2";
    Ok(db.prepare_cached(sql)?.execute(params![id.as_str(), word(&BulkState::Draft)?])? > 0)
}

/// Forgets a bulk and its items, and writes what became of them.
pub(crate) fn conclude(db: &Transaction<'_>, id: &OperationId, together: &Together) -> Result<(), Fault> {
    if db.prepare_cached("DELETE FROM bulks WHERE id = ?1")?.execute([id.as_str()])? == 0 {
        return Err(Fault::UnknownOperation);
    }
    together::put(db, together)
}

/// A bulk's number in this database.
fn number(db: &Transaction<'_>, id: &OperationId) -> Result<i64, Fault> {
    let found = db
        .prepare_cached("SELECT number FROM bulks WHERE id = ?1")?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?;
    found.ok_or(Fault::UnknownOperation)
}

fn read(row: &Row<'_>) -> Result<Bulk, Fault> {
    Ok(Bulk {
        id: OperationId::new(row.get::<_, String>(0)?),
        deed: from_json(&row.get::<_, String>(1)?, "bulk's deed")?,
        began: time(row.get(2)?)?,
        changed: time(row.get(3)?)?,
        state: from_word(row.get(4)?, "bulk's state")?,
    })
}
