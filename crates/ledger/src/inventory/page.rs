//! A screenful of keys.

use std::collections::HashMap;
use std::ops::ControlFlow;

use chatelaine_model::{KeyStatus, ServerId};
use chrono::{DateTime, Utc};
use rusqlite::{Transaction, params_from_iter};

use super::counts::{ByState, count, count_all, sum};
use super::filter::{Filter, STATES};
use super::keys::{COLUMNS, row};
use super::reminders::REMINDER;
use crate::fault::Fault;
use crate::servers::{self, Number};
use crate::{Group, KeyColumn, KeyPage, KeyQuery, PAGE_LIMIT, Row};

pub(crate) fn page(db: &Transaction<'_>, query: &KeyQuery, now: DateTime<Utc>) -> Result<KeyPage, Fault> {
    let scope = Scope::of(db, query, now)?;
    let counts = count(db, &scope.everything.clone().ending_by(query.ends_by).with_words(query.search()))?;
    let wanted = wanted(&counts, query);
    let groups = wanted.iter().filter_map(|(server, by)| group(scope.ids.get(server)?, by)).collect();
    let limit = u64::from(query.limit.min(PAGE_LIMIT));
    let numbers = numbers(db, query, &scope.living, &wanted, query.offset, limit)?;
    Ok(KeyPage {
        rows: rows(db, &numbers, &scope.ids, now)?,
        total: wanted.iter().flat_map(|(_, by)| by).sum(),
        all: count_all(db, &scope.everything)?,
        counts: sum(&counts),
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
    let counts = count(db, &scope.everything.clone().ending_by(query.ends_by).with_words(query.search()))?;
    // Numbers are small; the rows behind them are read page by page.
    let numbers = numbers(db, query, &scope.living, &wanted(&counts, query), 0, u64::MAX)?;
    for page in numbers.chunks(PAGE_LIMIT as usize) {
        if take(rows(db, page, &scope.ids, now)?).is_break() {
            break;
        }
    }
    Ok(())
}

/// Among which keys a query looks.
struct Scope {
    ids: HashMap<Number, ServerId>,
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
        Ok(Self { ids: servers.into_iter().collect(), living, everything })
    }
}

fn wanted(counts: &[(Number, ByState)], query: &KeyQuery) -> Vec<(Number, ByState)> {
    counts.iter().map(|(server, by)| (*server, only(by, query))).collect()
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
    /// Empty for all: a condition that every key meets would keep the database from walking along an index.
    servers: Vec<Number>,
    states: Vec<KeyStatus>,
    count: u64,
}

/// The list in stretches: by server where it is grouped or sorted by server, by state where it is sorted by state.
fn stretches(query: &KeyQuery, wanted: &[(Number, ByState)]) -> Vec<Stretch> {
    let split = query.grouped || query.sort.column == KeyColumn::Server;
    let mut by_server: Vec<Vec<(Number, ByState)>> = vec![wanted.to_vec()];
    if split {
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
            let counted = |state: &KeyStatus| states.is_empty() || states.contains(state);
            let places = servers.iter().flat_map(|(_, by)| STATES.iter().zip(by));
            let count = places.filter(|(state, _)| counted(state)).map(|(_, count)| *count).sum();
            let every = !split && query.servers.is_empty();
            let servers = servers.iter().filter(|_| !every).map(|(number, _)| *number).collect();
            stretches.push(Stretch { servers, states: states.clone(), count });
        }
    }
    stretches
}

/// The numbers of the keys asked for, in order.
fn numbers(
    db: &Transaction<'_>,
    query: &KeyQuery,
    living: &Filter,
    wanted: &[(Number, ByState)],
    mut offset: u64,
    limit: u64,
) -> Result<Vec<i64>, Fault> {
    let mut numbers = Vec::new();
    for stretch in stretches(query, wanted) {
        let missing = limit - numbers.len() as u64;
        if offset >= stretch.count {
            offset -= stretch.count;
        } else if missing > 0 {
            let mut filter = living.clone();
            if !stretch.servers.is_empty() {
                filter = filter.of_servers(&stretch.servers);
            }
            let filter =
                filter.in_states(&stretch.states).ending_by(query.ends_by).with_words(query.search());
            numbers.extend(stretch_numbers(db, query, &filter, offset, missing)?);
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

/// The numbers of the keys of a stretch, in order. Only what is shown is read from the table itself.
fn stretch_numbers(
    db: &Transaction<'_>,
    query: &KeyQuery,
    filter: &Filter,
    offset: u64,
    limit: u64,
) -> Result<Vec<i64>, Fault> {
    let way = if query.sort.descending { "DESC" } else { "ASC" };
    let order = match query.sort.column {
        KeyColumn::Name => format!("name_order {way}, number {way}"),
        KeyColumn::Server | KeyColumn::Status => "name_order, number".to_owned(),
        KeyColumn::Owner => format!("owner_order {way} NULLS LAST, name_order {way}, number {way}"),
        KeyColumn::Created => format!("created {way} NULLS LAST, name_order {way}, number {way}"),
        KeyColumn::Expires => format!("expires {way} NULLS LAST, name_order {way}, number {way}"),
    };
    let limit = i64::try_from(limit).unwrap_or(-1);
    let sql = format!(
        "SELECT number FROM keys WHERE {} ORDER BY {order} LIMIT {limit} OFFSET {offset}",
        filter.condition
    );
    let mut statement = db.prepare(&sql)?;
    let numbers = statement.query_map(params_from_iter(&filter.values), |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}
