//! The orders of the list: each is that of an index, server by server, and merged out of these for several.

use std::cmp::Ordering;

use itertools::{kmerge_by, process_results};
use rusqlite::types::Value;
use rusqlite::{Row, Transaction, params_from_iter};

use super::counts::Counted;
use super::filter::Filter;
use crate::fault::Fault;
use crate::servers::Number;
use crate::{KeyColumn, KeySort};

/// An order of keys within one server or one state: by a column if need be, then by name, then by number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order {
    index: &'static str,
    /// What comes before the name. Where it is absent, a key stands last, whichever way the order runs.
    pub(super) column: Option<&'static str>,
    descending: bool,
}

impl Order {
    pub(crate) fn of(sort: KeySort) -> Self {
        let (index, column) = match sort.column {
            KeyColumn::Name | KeyColumn::Server | KeyColumn::Status => ("keys_by_name", None),
            KeyColumn::Owner => ("keys_by_owner", Some("owner_order")),
            KeyColumn::Created => ("keys_by_created", Some("created")),
            KeyColumn::Expires => ("keys_by_expires", Some("expires")),
        };
        // Servers and states run backwards themselves; the names in each do not.
        let descending = sort.descending && !matches!(sort.column, KeyColumn::Server | KeyColumn::Status);
        Self { index, column, descending }
    }

    /// That of the keys in whose column there is nothing.
    pub(super) fn without_column(self) -> Self {
        Self { column: None, ..self }
    }

    /// What [`Place::of`] reads.
    pub(super) fn columns(self) -> String {
        format!("number, name_order, {}", self.column.unwrap_or("NULL"))
    }

    fn terms(self) -> String {
        let way = if self.descending { " DESC" } else { "" };
        let column = self.column.map(|column| format!("{column}{way} NULLS LAST, ")).unwrap_or_default();
        format!("{column}name_order{way}, number{way}")
    }

    /// The numbers of the keys of a filter on these servers that are wanted, in this order, from one place on. All
    /// before that place are read.
    pub(crate) fn walk(
        self,
        db: &Transaction<'_>,
        servers: &Counted,
        filter: &Filter,
        wanted: impl FnMut(&i64) -> bool,
        (offset, limit): (u64, u64),
    ) -> Result<Vec<i64>, Fault> {
        let sql = self.list(filter);
        let mut statements =
            servers.iter().map(|_| db.prepare_cached(&sql)).collect::<Result<Vec<_>, _>>()?;
        let mut lists = Vec::with_capacity(servers.len());
        for (statement, (server, _)) in statements.iter_mut().zip(servers) {
            lists.push(statement.query_map(params_from_iter(filter.on(*server)), |row| Place::of(row, 0))?);
        }
        let skip = usize::try_from(offset).unwrap_or(usize::MAX);
        let take = usize::try_from(limit).unwrap_or(usize::MAX);
        let merged = kmerge_by(lists, |one: &rusqlite::Result<Place>, other: &rusqlite::Result<Place>| {
            match (one, other) {
                (Ok(one), Ok(other)) => self.compare(one, other).is_lt(),
                // What cannot be read comes first: it ends the reading.
                (one, _) => one.is_err(),
            }
        });
        Ok(process_results(merged, |places| {
            places.map(|place| place.number).filter(wanted).skip(skip).take(take).collect()
        })?)
    }

    /// How many keys of a filter there are on these servers.
    pub(super) fn count(
        self,
        db: &Transaction<'_>,
        servers: &Counted,
        filter: &Filter,
    ) -> Result<Vec<(Number, u64)>, Fault> {
        let mut statement = db.prepare(&format!("SELECT count(*) {}", self.source(filter)))?;
        let mut counted = Vec::with_capacity(servers.len());
        for (server, _) in servers {
            let count: i64 = statement.query_row(params_from_iter(filter.on(*server)), |row| row.get(0))?;
            counted.push((*server, count.unsigned_abs()));
        }
        Ok(counted)
    }

    /// The key at a place among those of a filter on one server.
    pub(super) fn at(
        self,
        db: &Transaction<'_>,
        server: Number,
        filter: &Filter,
        place: u64,
    ) -> Result<Option<Place>, Fault> {
        let mut statement = db.prepare(&format!("{} LIMIT 1 OFFSET {place}", self.list(filter)))?;
        let mut found = statement.query_map(params_from_iter(filter.on(server)), |row| Place::of(row, 0))?;
        Ok(found.next().transpose()?)
    }

    /// A filter without the keys before a place, or of these alone. Where there is a column, all must have it.
    pub(super) fn narrowed(self, filter: &Filter, side: Side, place: &Place) -> Filter {
        let relation = match (side, self.descending) {
            (Side::Before, false) => "<",
            (Side::Before, true) => ">",
            (Side::From, false) => ">=",
            (Side::From, true) => "<=",
        };
        let mut columns = vec!["name_order", "number"];
        let mut values = vec![Value::Blob(place.name.clone()), Value::Integer(place.number)];
        if let Some(column) = self.column {
            columns.insert(0, column);
            values.insert(0, place.first.clone());
        }
        filter.clone().beside(&columns, relation, values)
    }

    fn list(self, filter: &Filter) -> String {
        format!("SELECT {} {} ORDER BY {}", self.columns(), self.source(filter), self.terms())
    }

    fn source(self, filter: &Filter) -> String {
        format!(
            "FROM keys INDEXED BY {} WHERE server = {} AND {}",
            self.index,
            filter.server(),
            filter.condition
        )
    }

    /// As the database has the places of one server.
    pub(super) fn compare(self, one: &Place, other: &Place) -> Ordering {
        let turned = |order: Ordering| if self.descending { order.reverse() } else { order };
        let first = match (&one.first, &other.first) {
            (Value::Integer(one), Value::Integer(other)) => turned(one.cmp(other)),
            (Value::Blob(one), Value::Blob(other)) => turned(one.cmp(other)),
            (one, other) => (*one == Value::Null).cmp(&(*other == Value::Null)),
        };
        first.then_with(|| turned(one.name.cmp(&other.name).then(one.number.cmp(&other.number))))
    }
}

/// What is meant of the keys around a place; the key there is the first of those from it on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Side {
    Before,
    From,
}

/// Where a key stands among those of other servers.
pub(super) struct Place {
    pub(super) number: i64,
    name: Vec<u8>,
    /// What is in the column before the name.
    first: Value,
}

impl Place {
    /// From the [`Order::columns`] of a row, which begin at this one.
    pub(super) fn of(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self { number: row.get(at)?, name: row.get(at + 1)?, first: row.get(at + 2)? })
    }
}
