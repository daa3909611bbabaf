//! A screenful of keys.

use std::collections::HashMap;
use std::ops::ControlFlow;

use chatelaine_model::{KeyStatus, ServerId};
use chrono::{DateTime, Utc};
use rusqlite::Transaction;

use super::counts::{ByState, all, measure, sum, together, total};
use super::far;
use super::filter::{Filter, STATES};
use super::keys::{COLUMNS, row};
use super::matches::Matches;
use super::order::Order;
use super::reminders::REMINDER;
use crate::fault::Fault;
use crate::servers::{self, Number};
use crate::{Group, KeyColumn, KeyPage, KeyQuery, PAGE_LIMIT, Row};

pub(crate) fn page(db: &Transaction<'_>, query: &KeyQuery, now: DateTime<Utc>) -> Result<KeyPage, Fault> {
    let scope = Scope::of(db, query, now)?;
    let found = scope.find(db, query)?;
    let groups = found.wanted.iter().filter_map(|(server, by)| group(scope.ids.get(server)?, by)).collect();
    let limit = u64::from(query.limit.min(PAGE_LIMIT));
    let numbers = numbers(db, query, &scope.living, &found, (query.offset, limit))?;
    Ok(KeyPage {
        rows: rows(db, &numbers, &scope.ids, now)?,
        total: all(&found.wanted),
        // Where nothing was searched for, all that there is has been counted already.
        all: match found.matches {
            Some(_) => total(db, scope.narrowed(query), query.gone)?,
            None => all(&found.counts),
        },
        counts: sum(&found.counts),
        groups,
    })
}

/// Hands over all keys that match, in order, in pages, until it is told to stop.
pub(crate) fn each(
    db: &Transaction<'_>,
    query: &KeyQuery,
    now: DateTime<Utc>,
    take: &mut dyn FnMut(Vec<Row>) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let scope = Scope::of(db, query, now)?;
    let found = scope.find(db, query)?;
    // Numbers are small; the rows behind them are read page by page.
    let numbers = numbers(db, query, &scope.living, &found, (0, u64::MAX))?;
    for page in numbers.chunks(PAGE_LIMIT as usize) {
        if take(rows(db, page, &scope.ids, now)?).is_break() {
            break;
        }
    }
    Ok(())
}

/// What a query finds.
struct Found {
    /// Whatever the states asked for.
    counts: Vec<(Number, ByState)>,
    /// In the states asked for.
    wanted: Vec<(Number, ByState)>,
    /// The keys themselves, where they had to be looked for one by one.
    matches: Option<Matches>,
}

/// Among which keys a query looks.
struct Scope {
    ids: HashMap<Number, ServerId>,
    /// In the user's order.
    servers: Vec<Number>,
    /// All keys, or all that are no tombstones.
    living: Filter,
    /// Of these, those of the servers asked for.
    everything: Filter,
}

impl Scope {
    fn of(db: &Transaction<'_>, query: &KeyQuery, now: DateTime<Utc>) -> Result<Self, Fault> {
        let mut servers = servers::numbers(db)?;
        servers.retain(|(_, id)| query.servers.is_empty() || query.servers.contains(id));
        let numbers: Vec<Number> = servers.iter().map(|(number, _)| *number).collect();
        let living = Filter::new(now, query.gone);
        let everything =
            if query.servers.is_empty() { living.clone() } else { living.clone().of_servers(&numbers) };
        Ok(Self { ids: servers.into_iter().collect(), servers: numbers, living, everything })
    }

    /// The servers, where not all are meant.
    fn narrowed(&self, query: &KeyQuery) -> Option<&[Number]> {
        (!query.servers.is_empty()).then_some(&self.servers)
    }

    fn find(&self, db: &Transaction<'_>, query: &KeyQuery) -> Result<Found, Fault> {
        let mut matches = None;
        if query.search().is_some() || query.ends_by.is_some() {
            let filter = self.living.clone().ending_by(query.ends_by).with_words(query.search());
            matches = Some(Matches::find(db, Order::of(query.sort), &self.servers, &filter)?);
        }
        let counts = match &matches {
            Some(matches) => matches.counts(),
            None => measure(db, &self.everything)?,
        };
        let wanted = counts.iter().map(|(server, by)| (*server, only(by, query))).collect();
        Ok(Found { counts, wanted, matches })
    }
}

/// The counts of the states asked for.
fn only(by: &ByState, query: &KeyQuery) -> ByState {
    let mut only = *by;
    for (state, count) in STATES.iter().zip(&mut only) {
        if !query.statuses.is_empty() && !query.statuses.contains(state) {
            *count = 0;
        }
    }
    only
}

fn group(server: &ServerId, by: &ByState) -> Option<Group> {
    let [_, expiring, expired, ..] = *by;
    let count = by.iter().sum();
    (count > 0).then(|| Group { server: server.clone(), count, expiring, expired })
}

/// A stretch of the whole list whose length is known from counting, so that one before the page is skipped unread.
struct Stretch {
    /// With how many of its keys on each.
    servers: Vec<(Number, u64)>,
    states: Vec<KeyStatus>,
}

/// The list in stretches: by server where it is grouped or sorted by server, by state where it is sorted by state.
fn stretches(query: &KeyQuery, wanted: &[(Number, ByState)]) -> Vec<Stretch> {
    let mut by_server: Vec<Vec<(Number, ByState)>> = vec![wanted.to_vec()];
    if query.grouped || query.sort.column == KeyColumn::Server {
        by_server = wanted.iter().map(|one| vec![*one]).collect();
        if query.sort.column == KeyColumn::Server && query.sort.descending && !query.grouped {
            by_server.reverse();
        }
    }
    let mut by_state: Vec<Vec<KeyStatus>> = vec![query.statuses.clone()];
    if query.sort.column == KeyColumn::Status {
        by_state = STATES.iter().map(|state| vec![*state]).collect();
        if query.sort.descending {
            by_state.reverse();
        }
    }
    let mut stretches = Vec::new();
    for servers in &by_server {
        for states in &by_state {
            let counted = |by: &ByState| {
                let meant =
                    STATES.iter().zip(by).filter(|(state, _)| states.is_empty() || states.contains(state));
                meant.map(|(_, count)| *count).sum()
            };
            let servers = servers.iter().map(|(server, by)| (*server, counted(by))).collect();
            stretches.push(Stretch { servers, states: states.clone() });
        }
    }
    stretches
}

/// The numbers of the keys asked for, in order. Only what is shown is read from the table itself.
fn numbers(
    db: &Transaction<'_>,
    query: &KeyQuery,
    living: &Filter,
    found: &Found,
    (mut offset, limit): (u64, u64),
) -> Result<Vec<i64>, Fault> {
    let order = Order::of(query.sort);
    let mut numbers = Vec::new();
    for stretch in stretches(query, &found.wanted) {
        let missing = limit - numbers.len() as u64;
        let count = together(&stretch.servers);
        if offset >= count {
            offset -= count;
        } else if missing > 0 {
            let part = (offset, missing);
            let Stretch { servers, states } = stretch;
            numbers.extend(match &found.matches {
                Some(matches) => matches.in_order(db, (&servers, &states), living, part)?,
                None => far::numbers(db, order, servers, living.clone().in_states(&states), part)?,
            });
            offset = 0;
        }
    }
    Ok(numbers)
}

fn rows(
    db: &Transaction<'_>,
    numbers: &[i64],
    ids: &HashMap<Number, ServerId>,
    now: DateTime<Utc>,
) -> Result<Vec<Row>, Fault> {
    let sql = format!("SELECT {COLUMNS}, server, {REMINDER} FROM keys WHERE number = ?1");
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = Vec::with_capacity(numbers.len());
    for number in numbers {
        let mut rows = statement.query([number])?;
        if let Some(sql_row) = rows.next()? {
            let server = ids.get(&sql_row.get("server")?).ok_or(Fault::UnknownServer)?;
            found.push(row(sql_row, server.clone(), now)?);
        }
    }
    Ok(found)
}
