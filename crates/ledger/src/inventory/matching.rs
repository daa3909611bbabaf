//! All keys that a query means, whatever its page.

use std::collections::HashMap;

use chatelaine_model::ServerId;
use chrono::{DateTime, Utc};
use rusqlite::{Transaction, params_from_iter};

use super::filter::Filter;
use super::keys::{COLUMNS, row};
use super::reminders::REMINDER;
use crate::fault::Fault;
use crate::servers::{self, Number};
use crate::{KeyQuery, Row};

/// By server in the user's order, then by name.
pub(crate) fn matching(
    db: &Transaction<'_>,
    query: &KeyQuery,
    now: DateTime<Utc>,
) -> Result<Vec<Row>, Fault> {
    let mut servers = servers::numbers(db)?;
    servers.retain(|(_, id)| query.servers.is_empty() || query.servers.contains(id));
    let numbers: Vec<Number> = servers.iter().map(|(number, _)| *number).collect();
    let ids: HashMap<Number, ServerId> = servers.into_iter().collect();
    let filter = Filter::new(now, query.gone)
        .of_servers(&numbers)
        .in_states(&query.statuses)
        .with_words(query.search.as_deref());
    let sql = format!(
        "SELECT {COLUMNS}, server, {REMINDER} FROM keys WHERE {} ORDER BY server, name_order, number",
        filter.condition
    );
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query(params_from_iter(&filter.values))?;
    let mut found = Vec::new();
    while let Some(sql_row) = rows.next()? {
        let server = ids.get(&sql_row.get("server")?).ok_or(Fault::UnknownServer)?;
        found.push(row(sql_row, server.clone(), now)?);
    }
    Ok(found)
}
