//! The keys that a search finds: looked for once, then counted and put in order.

use chatelaine_model::KeyStatus;
use rusqlite::{Transaction, params_from_iter};

use super::counts::{ByState, Counted};
use super::filter::{Filter, STATE, STATE_COUNT};
use super::order::{Order, Place};
use crate::fault::Fault;
use crate::servers::Number;

/// Of up to so many, the places in the order are kept. More are so dense in the order of all keys that this is walked
/// along until a page is full.
const FEW: usize = 10_000;

/// All keys that were found.
pub(crate) struct Matches {
    order: Order,
    /// By server in the user's order. A letter finds most of all keys: of each, number and state are kept as one.
    found: Vec<(Number, Vec<i64>)>,
    /// Where each of them stands, when they are few; in the same order.
    places: Option<Vec<Place>>,
}

impl Matches {
    /// Looks through all keys of these servers.
    pub(crate) fn find(
        db: &Transaction<'_>,
        order: Order,
        servers: &[Number],
        filter: &Filter,
    ) -> Result<Self, Fault> {
        let mut matches = Self { order, found: Vec::with_capacity(servers.len()), places: Some(Vec::new()) };
        for server in servers {
            // Of the indexes, the one that holds the words and what every order asks for.
            let sql = format!(
                "SELECT number * {STATE_COUNT} + {STATE}{} FROM keys INDEXED BY keys_by_name
                 WHERE server = {} AND {}",
                if matches.places.is_some() { format!(", {}", order.columns()) } else { String::new() },
                filter.server(),
                filter.condition
            );
            let mut statement = db.prepare_cached(&sql)?;
            let mut rows = statement.query(params_from_iter(filter.on(*server)))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(row.get(0)?);
                if let Some(places) = &mut matches.places {
                    places.push(Place::of(row, 1)?);
                }
            }
            if !found.is_empty() {
                matches.found.push((*server, found));
            }
            matches.places.take_if(|places| places.len() > FEW);
        }
        Ok(matches)
    }

    /// By server in the user's order.
    pub(crate) fn counts(&self) -> Vec<(Number, ByState)> {
        let counted = self.found.iter().map(|(server, found)| {
            let mut by_state = ByState::default();
            for key in found {
                if let Some(count) = by_state.get_mut(usize::from(state(*key))) {
                    *count += 1;
                }
            }
            (*server, by_state)
        });
        counted.collect()
    }

    /// The numbers of those on these servers and in these states (empty for all), in order, from one place on.
    pub(crate) fn in_order(
        &self,
        db: &Transaction<'_>,
        (servers, states): (&Counted, &[KeyStatus]),
        among: &Filter,
        (offset, limit): (u64, u64),
    ) -> Result<Vec<i64>, Fault> {
        let is_meant = |server: Number, key: i64| {
            servers.iter().any(|(one, _)| *one == server)
                && (states.is_empty() || states.iter().any(|one| *one as u8 == state(key)))
        };
        let found = self.found.iter().flat_map(|(server, found)| found.iter().map(|key| (*server, *key)));
        let Some(places) = &self.places else {
            let mut wanted: Vec<i64> =
                found.filter(|(server, key)| is_meant(*server, *key)).map(|(_, key)| number(key)).collect();
            wanted.sort_unstable();
            let is_wanted = |number: &i64| wanted.binary_search(number).is_ok();
            return self.order.walk(db, servers, among, is_wanted, (offset, limit));
        };
        let mut wanted: Vec<&Place> = found
            .zip(places)
            .filter(|((server, key), _)| is_meant(*server, *key))
            .map(|(_, place)| place)
            .collect();
        wanted.sort_unstable_by(|one, other| self.order.compare(one, other));
        let skip = usize::try_from(offset).unwrap_or(usize::MAX);
        let take = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(wanted.into_iter().skip(skip).take(take).map(|place| place.number).collect())
    }
}

fn number(key: i64) -> i64 {
    key / i64::from(STATE_COUNT)
}

/// Its place among the states.
fn state(key: i64) -> u8 {
    u8::try_from(key % i64::from(STATE_COUNT)).unwrap_or_default()
}
