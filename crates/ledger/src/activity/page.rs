//! Screenfuls of the log, newest first.

use std::ops::ControlFlow;

use chatelaine_model::{Activity, Outcome};
use chrono::{DateTime, Utc};
use rusqlite::{Transaction, params_from_iter};

use super::entry::{COLUMNS, read};
use super::filter::Filter;
use crate::encode::{from_word, maybe_time};
use crate::fault::Fault;
use crate::{ActivityPage, ActivityQuery, Entry, OutcomeCounts, PAGE_LIMIT};

/// In the order in which they were added, the last one first; clocks may have been set back in between.
pub(crate) fn last(db: &Transaction<'_>, limit: u32) -> Result<Vec<Activity>, Fault> {
    let sql = format!("SELECT {COLUMNS}, number FROM activity ORDER BY number DESC LIMIT ?1");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([limit])?;
    let mut activities = Vec::new();
    while let Some(row) = rows.next()? {
        activities.push(read(row)?.activity);
    }
    Ok(activities)
}

pub(crate) fn page(db: &Transaction<'_>, query: &ActivityQuery) -> Result<ActivityPage, Fault> {
    let counts = by_outcome(db, &Filter::but_outcomes(query)?)?;
    let wanted = |outcome: &Outcome| query.outcomes.is_empty() || query.outcomes.contains(outcome);
    let every =
        [(Outcome::Done, counts.done), (Outcome::Failed, counts.failed), (Outcome::Unknown, counts.unknown)];
    let total = every.iter().filter(|(outcome, _)| wanted(outcome)).map(|(_, count)| count).sum();
    let (all, first): (i64, Option<i64>) = db
        .prepare_cached("SELECT count(*), min(at) FROM activity")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;

    let filter = Filter::of(query)?;
    let limit = query.limit.min(PAGE_LIMIT);
    let sql = format!("{} LIMIT {limit} OFFSET {}", newest_first(&filter), query.offset);
    let mut statement = db.prepare(&sql)?;
    let mut found = statement.query(params_from_iter(&filter.values))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(read(row)?);
    }
    Ok(ActivityPage { rows, total, all: all.unsigned_abs(), counts, first: maybe_time(first)? })
}

/// By time, so that a day stands together; what is of one instant in the order in which it was added.
fn newest_first(filter: &Filter) -> String {
    format!("SELECT {COLUMNS}, number FROM activity WHERE {} ORDER BY at DESC, number DESC", filter.condition)
}

fn by_outcome(db: &Transaction<'_>, filter: &Filter) -> Result<OutcomeCounts, Fault> {
    let sql = format!("SELECT outcome, count(*) FROM activity WHERE {} GROUP BY outcome", filter.condition);
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(&filter.values))?;
    let mut counts = OutcomeCounts::default();
    while let Some(row) = rows.next()? {
        let (outcome, count): (Outcome, i64) = (from_word(row.get(0)?, "outcome")?, row.get(1)?);
        let place = match outcome {
            Outcome::Done => &mut counts.done,
            Outcome::Failed => &mut counts.failed,
            Outcome::Unknown => &mut counts.unknown,
        };
        *place = count.unsigned_abs();
    }
    Ok(counts)
}

/// How many entries match in each span, from its first instant to its second and without that.
pub(crate) fn counts(
    db: &Transaction<'_>,
    query: &ActivityQuery,
    spans: &[(DateTime<Utc>, DateTime<Utc>)],
) -> Result<Vec<u64>, Fault> {
    let mut counts = Vec::with_capacity(spans.len());
    for (since, until) in spans {
        let mut filter = Filter::of(query)?;
        filter.between(Some(*since), Some(*until));
        let sql = format!("SELECT count(*) FROM activity WHERE {}", filter.condition);
        let mut statement = db.prepare_cached(&sql)?;
        let count: i64 = statement.query_row(params_from_iter(&filter.values), |row| row.get(0))?;
        counts.push(count.unsigned_abs());
    }
    Ok(counts)
}

/// Hands over all that match, newest first, in pages, until it is told to stop.
pub(crate) fn each(
    db: &Transaction<'_>,
    query: &ActivityQuery,
    take: &mut dyn FnMut(Vec<Entry>) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let filter = Filter::of(query)?;
    let mut statement = db.prepare(&newest_first(&filter))?;
    let mut found = statement.query(params_from_iter(&filter.values))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(read(row)?);
        if rows.len() >= PAGE_LIMIT as usize && take(std::mem::take(&mut rows)).is_break() {
            return Ok(());
        }
    }
    if !rows.is_empty() {
        // Whoever takes the last rows has no more to stop.
        let _ = take(rows);
    }
    Ok(())
}
