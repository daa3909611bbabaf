//! How many keys there are, by server and state.

use rusqlite::{Transaction, params_from_iter};

use super::filter::{Filter, STATES, on_servers};
use crate::StatusCounts;
use crate::fault::Fault;
use crate::servers::Number;

/// The keys of one server by state, each at its state's place.
pub(crate) type ByState = [u64; STATES.len()];

/// Servers, each with how many of its keys are meant.
pub(crate) type Counted = [(Number, u64)];

/// Each state as stretches of the index that has server, revoked, endless and expires in this order; `?1` is the time
/// now and `?2` the time up to which an end counts as soon.
const STRETCHES: [&[&str]; STATES.len()] = [
    &[
        "revoked = 0 AND endless = 0 AND expires IS NULL",
        "revoked = 0 AND endless IN (0, 1) AND expires > ?2",
    ],
    &["revoked = 0 AND endless IN (0, 1) AND expires > ?1 AND expires <= ?2"],
    &["revoked = 0 AND endless IN (0, 1) AND expires <= ?1"],
    &["revoked = 1"],
    &["revoked = 0 AND endless = 1 AND expires IS NULL"],
];

/// The servers of a filter that have keys, in the user's order, with how many in each state. The filter may narrow to
/// servers and to what is not gone, and to nothing else.
pub(crate) fn measure(db: &Transaction<'_>, filter: &Filter) -> Result<Vec<(Number, ByState)>, Fault> {
    let counts = STRETCHES.map(|stretches| {
        let parts = stretches.iter().map(|stretch| {
            let condition = format!("server = servers.number AND {stretch} AND {}", filter.condition);
            format!("(SELECT count(*) FROM keys INDEXED BY keys_by_state WHERE {condition})")
        });
        parts.collect::<Vec<_>>().join(" + ")
    });
    let sql = format!("SELECT servers.number, {} FROM servers ORDER BY servers.number", counts.join(", "));
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(&filter.values))?;
    let mut counts = Vec::new();
    while let Some(row) = rows.next()? {
        let mut by_state = ByState::default();
        for (place, count) in by_state.iter_mut().enumerate() {
            *count = row.get::<_, i64>(place + 1)?.unsigned_abs();
        }
        if by_state.iter().any(|count| *count > 0) {
            counts.push((row.get(0)?, by_state));
        }
    }
    Ok(counts)
}

/// How many keys there are on these servers, or on all, with or without those that are gone.
pub(crate) fn total(db: &Transaction<'_>, servers: Option<&[Number]>, gone: bool) -> Result<u64, Fault> {
    // Of the whole table the database knows its length, and those that are gone have an index of their own.
    let (all, among) = match servers {
        Some(servers) => {
            let condition = on_servers(servers);
            (format!("WHERE {condition}"), format!("AND {condition}"))
        }
        None => Default::default(),
    };
    let mut sql = format!("SELECT (SELECT count(*) FROM keys {all})");
    if !gone {
        let gone = "FROM keys INDEXED BY keys_gone WHERE gone_since IS NOT NULL";
        sql += &format!(" - (SELECT count(*) {gone} {among})");
    }
    let total: i64 = db.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
    Ok(total.unsigned_abs())
}

/// Of all servers together.
pub(crate) fn sum(counts: &[(Number, ByState)]) -> StatusCounts {
    let mut total = StatusCounts::default();
    for (_, [active, expiring, expired, revoked, never]) in counts {
        total.active += active;
        total.expiring += expiring;
        total.expired += expired;
        total.revoked += revoked;
        total.never += never;
    }
    total
}

/// All of them.
pub(crate) fn all(counts: &[(Number, ByState)]) -> u64 {
    counts.iter().flat_map(|(_, by)| by).sum()
}

/// How many keys are meant on all servers together.
pub(crate) fn together(counted: &Counted) -> u64 {
    counted.iter().map(|(_, count)| count).sum()
}
