//! How many keys there are, by server and state.

use rusqlite::{Transaction, params_from_iter};

use super::filter::{Filter, STATE, STATES};
use crate::StatusCounts;
use crate::fault::Fault;
use crate::servers::Number;

/// The keys of one server by state, each at its state's place.
pub(crate) type ByState = [u64; STATES.len()];

/// The servers that have such keys, in the user's order, with how many in each state.
pub(crate) fn count(db: &Transaction<'_>, filter: &Filter) -> Result<Vec<(Number, ByState)>, Fault> {
    let sql = format!(
        "SELECT server, state, count(*) FROM (SELECT server, {STATE} AS state FROM keys WHERE {})
         GROUP BY server, state ORDER BY server, state",
        filter.condition
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(&filter.values))?;
    let mut counts: Vec<(Number, ByState)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (server, state, count): (Number, u8, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if counts.last().is_none_or(|(last, _)| *last != server) {
            counts.push((server, ByState::default()));
        }
        if let Some(place) = counts.last_mut().and_then(|(_, by_state)| by_state.get_mut(usize::from(state)))
        {
            *place = count.unsigned_abs();
        }
    }
    Ok(counts)
}

/// How many there are in all; far cheaper than telling them apart.
pub(crate) fn count_all(db: &Transaction<'_>, filter: &Filter) -> Result<u64, Fault> {
    let mut statement =
        db.prepare_cached(&format!("SELECT count(*) FROM keys WHERE {}", filter.condition))?;
    let count: i64 = statement.query_row(params_from_iter(&filter.values), |row| row.get(0))?;
    Ok(count.unsigned_abs())
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
