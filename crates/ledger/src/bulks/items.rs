//! The items of a bulk: how they stand in the database, a screenful of them, and all.

use std::ops::ControlFlow;

use chatelaine_model::{BulkItem, KeyId, OperationId, ServerId, Trouble};
use rusqlite::{Row, Transaction, params, params_from_iter};

use super::number;
use crate::encode::{from_word, maybe_time, micros, word};
use crate::fault::Fault;
use crate::text::safe_hint;
use crate::{ItemPage, ItemQuery, PAGE_LIMIT};

/// What [`read`] reads, in its order.
pub(super) const COLUMNS: &str =
    "number, server, key, name, hint, expires, last_used, new_end, undoable, state,
    obstacle, code, detail, at, rotation";

pub(super) fn add(db: &Transaction<'_>, bulk: i64, item: &BulkItem) -> Result<(), Fault> {
    let sql = format!(
        "INSERT INTO bulk_items (bulk, {COLUMNS})
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
    );
    db.prepare_cached(&sql)?.execute(params![
        bulk,
        item.number,
        item.server.as_str(),
        item.key.as_str(),
        item.name,
        item.hint.as_deref().map(safe_hint),
        item.expires.map(micros),
        item.last_used.map(micros),
        item.new_end.map(micros),
        item.undoable,
        word(&item.state)?,
        item.obstacle.as_ref().map(word).transpose()?,
        item.trouble.as_ref().map(|trouble| trouble.code.as_str()),
        item.trouble.as_ref().and_then(|trouble| trouble.detail.as_deref()),
        item.at.map(micros),
        item.rotation.as_ref().map(OperationId::as_str),
    ])?;
    Ok(())
}

/// A screenful. What failed or has no answer is what a person looks for, so the latest come after it.
pub(crate) fn page(db: &Transaction<'_>, id: &OperationId, query: &ItemQuery) -> Result<ItemPage, Fault> {
    let mut values: Vec<rusqlite::types::Value> = vec![number(db, id)?.into()];
    let mut condition = "bulk = ?1".to_owned();
    if let Some(server) = &query.server {
        values.push(server.as_str().to_owned().into());
        condition += " AND server = ?2";
    }
    if !query.states.is_empty() {
        let words = query.states.iter().map(word).collect::<Result<Vec<_>, _>>()?;
        condition += &format!(" AND state IN ('{}')", words.join("', '"));
    }
    let order = match query.latest_first {
        true => "state IN ('failed', 'unknown') DESC, at DESC NULLS LAST, number",
        false => "number",
    };
    let total: u32 = db
        .prepare(&format!("SELECT count(*) FROM bulk_items WHERE {condition}"))?
        .query_row(params_from_iter(&values), |row| row.get(0))?;
    let (limit, offset) = (query.limit.min(PAGE_LIMIT), query.offset);
    let sql = format!(
        "SELECT {COLUMNS} FROM bulk_items WHERE {condition} ORDER BY {order} LIMIT {limit} OFFSET {offset}"
    );
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query(params_from_iter(&values))?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(read(row)?);
    }
    Ok(ItemPage { rows: items, total: total.into() })
}

/// Hands over all of them in the bulk's own order, in pages, until it is told to stop.
pub(crate) fn each(
    db: &Transaction<'_>,
    id: &OperationId,
    take: &mut dyn FnMut(Vec<BulkItem>) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let sql = format!("SELECT {COLUMNS} FROM bulk_items WHERE bulk = ?1 ORDER BY number");
    let mut statement = db.prepare(&sql)?;
    let mut found = statement.query([number(db, id)?])?;
    let mut items = Vec::new();
    while let Some(row) = found.next()? {
        items.push(read(row)?);
        if items.len() >= PAGE_LIMIT as usize && take(std::mem::take(&mut items)).is_break() {
            return Ok(());
        }
    }
    if !items.is_empty() {
        // Whoever takes the last items has no more to stop.
        let _ = take(items);
    }
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<BulkItem, Fault> {
    let (obstacle, code): (Option<String>, Option<String>) = (row.get(10)?, row.get(11)?);
    let detail = row.get(12)?;
    Ok(BulkItem {
        number: row.get(0)?,
        server: ServerId::new(row.get::<_, String>(1)?),
        key: KeyId::new(row.get::<_, String>(2)?),
        name: row.get(3)?,
        hint: row.get(4)?,
        expires: maybe_time(row.get(5)?)?,
        last_used: maybe_time(row.get(6)?)?,
        new_end: maybe_time(row.get(7)?)?,
        undoable: row.get(8)?,
        state: from_word(row.get(9)?, "item's state")?,
        obstacle: obstacle.map(|word| from_word(word, "item's obstacle")).transpose()?,
        trouble: code.map(|code| Trouble { code, detail }),
        at: maybe_time(row.get(13)?)?,
        rotation: row.get::<_, Option<String>>(14)?.map(OperationId::new),
    })
}
