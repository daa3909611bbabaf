//! Adding to the log.

use chatelaine_model::Activity;
use rusqlite::{Transaction, params};

use super::chain::{BEGINNING, Facts};
use super::entry::{COLUMNS, facts};
use crate::ActivityHead;
use crate::fault::Fault;

/// Adds an entry after the last one. The head moves in the same transaction.
pub(crate) fn append(db: &Transaction<'_>, activity: &Activity) -> Result<(), Fault> {
    let facts = Facts::of(activity)?;
    let head = head(db)?;
    let hash = facts.hash(&head.hash);
    let sql = format!(
        "INSERT INTO activity ({COLUMNS}, sought, previous, hash, number)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
    );
    let count = head.count + 1;
    db.prepare_cached(&sql)?.execute(params![
        facts.at,
        facts.server,
        facts.who,
        facts.deed,
        facts.key,
        facts.subject,
        facts.outcome,
        facts.reason,
        facts.sought(),
        head.hash,
        hash,
        number(count),
    ])?;
    set_head(db, &ActivityHead { count, hash })
}

/// Where the log ends.
pub(crate) fn head(db: &Transaction<'_>) -> Result<ActivityHead, Fault> {
    let mut statement = db.prepare_cached("SELECT count, hash FROM activity_head WHERE only = 1")?;
    let mut rows = statement.query([])?;
    let row = rows.next()?.ok_or(Fault::Unreadable("end of the log"))?;
    let count: i64 = row.get(0)?;
    Ok(ActivityHead { count: count.unsigned_abs(), hash: row.get(1)? })
}

/// Where the log ends, if it still holds an earlier end of it.
pub(crate) fn head_after(
    db: &Transaction<'_>,
    after: Option<&ActivityHead>,
) -> Result<Option<ActivityHead>, Fault> {
    if let Some(after) = after.filter(|after| after.count > 0) {
        let sql = "SELECT EXISTS (SELECT 1 FROM activity WHERE number = ?1 AND hash = ?2)";
        let held: bool =
            db.prepare_cached(sql)?.query_row(params![number(after.count), after.hash], |row| row.get(0))?;
        if !held {
            return Ok(None);
        }
    }
    head(db).map(Some)
}

fn set_head(db: &Transaction<'_>, head: &ActivityHead) -> Result<(), Fault> {
    let mut statement = db.prepare_cached("UPDATE activity_head SET count = ?1, hash = ?2 WHERE only = 1")?;
    statement.execute(params![number(head.count), head.hash])?;
    Ok(())
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Chains the entries of a log that was written before there was a chain, in their order. They are numbered anew
/// without gaps where there are any: nothing can tell any more what stood there.
pub(crate) fn chain_existing(db: &Transaction<'_>) -> Result<(), Fault> {
    let mut previous = BEGINNING;
    let mut count = 0;
    let select = format!("SELECT {COLUMNS}, number FROM activity WHERE number > ?1 ORDER BY number LIMIT 1");
    let mut next = db.prepare(&select)?;
    let mut chain = db.prepare(
        "UPDATE activity SET number = ?2, sought = ?3, previous = ?4, hash = ?5 WHERE number = ?1",
    )?;
    let mut seen = 0_i64;
    loop {
        let mut rows = next.query([seen])?;
        let Some(row) = rows.next()? else { break };
        let (facts, found): (Facts, i64) = (facts(row)?, row.get("number")?);
        drop(rows);
        count += 1;
        let hash = facts.hash(&previous);
        chain.execute(params![found, number(count), facts.sought(), previous, hash])?;
        (previous, seen) = (hash, found);
    }
    set_head(db, &ActivityHead { count, hash: previous })
}
