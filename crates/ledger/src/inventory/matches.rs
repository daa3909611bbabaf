//! The keys that a search finds: looked for once, then counted and put in order.

use std::collections::BTreeMap;

use chatelaine_model::KeyStatus;
use rusqlite::{Transaction, params, params_from_iter};

use super::counts::ByState;
use super::filter::{Filter, STATE};
use crate::fault::Fault;
use crate::servers::Number;

/// Up to so many are put in order by themselves; of more, the order of all is walked along.
const FEW: usize = 2_000;

/// A key that was found.
#[derive(Debug, Clone, Copy)]
struct Match {
    number: i64,
    server: Number,
    /// Its place among the states.
    state: u8,
}

/// All keys that were found.
pub(crate) struct Matches(Vec<Match>);

impl Matches {
    /// Looks through all keys.
    pub(crate) fn find(db: &Transaction<'_>, filter: &Filter) -> Result<Self, Fault> {
        let sql = format!("SELECT number, server, {STATE} FROM keys WHERE {}", filter.condition);
        let mut statement = db.prepare_cached(&sql)?;
        let found = statement.query_map(params_from_iter(&filter.values), |row| {
            Ok(Match { number: row.get(0)?, server: row.get(1)?, state: row.get(2)? })
        })?;
        Ok(Self(found.collect::<Result<_, _>>()?))
    }

    /// By server in the user's order.
    pub(crate) fn counts(&self) -> Vec<(Number, ByState)> {
        let mut counts: BTreeMap<Number, ByState> = BTreeMap::new();
        for found in &self.0 {
            if let Some(count) = counts.entry(found.server).or_default().get_mut(usize::from(found.state)) {
                *count += 1;
            }
        }
        counts.into_iter().collect()
    }

    /// The numbers of those on these servers and in these states (empty for all), in an order of SQL.
    pub(crate) fn in_order(
        &self,
        db: &Transaction<'_>,
        (servers, states): (&[Number], &[KeyStatus]),
        among: &Filter,
        order: &str,
        (offset, limit): (u64, u64),
    ) -> Result<Vec<i64>, Fault> {
        let meant = |found: &&Match| {
            (servers.is_empty() || servers.contains(&found.server))
                && (states.is_empty() || states.iter().any(|state| *state as u8 == found.state))
        };
        let mut found: Vec<i64> = self.0.iter().filter(meant).map(|found| found.number).collect();
        let skip = usize::try_from(offset).unwrap_or(usize::MAX);
        let take = usize::try_from(limit).unwrap_or(usize::MAX);
        if found.len() <= FEW {
            let numbers: Vec<String> = found.iter().map(i64::to_string).collect();
            let list = format!("[{}]", numbers.join(","));
            let sql = format!(
                "SELECT number FROM keys WHERE number IN (SELECT value FROM json_each(?1)) ORDER BY {order}"
            );
            let mut statement = db.prepare_cached(&sql)?;
            let numbers = statement.query_map(params![list], |row| row.get(0))?;
            return Ok(numbers.skip(skip).take(take).collect::<Result<_, _>>()?);
        }
        // A letter finds half of all keys, of which a page asks for few: to put them in order costs less than a set.
        found.sort_unstable();
        let sql = format!("SELECT number FROM keys WHERE {} ORDER BY {order}", among.condition);
        let mut statement = db.prepare_cached(&sql)?;
        let numbers = statement.query_map(params_from_iter(&among.values), |row| row.get::<_, i64>(0))?;
        let wanted = |number: &Result<i64, _>| {
            number.as_ref().map_or(true, |number| found.binary_search(number).is_ok())
        };
        Ok(numbers.filter(wanted).skip(skip).take(take).collect::<Result<_, _>>()?)
    }
}
