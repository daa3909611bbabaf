//! Which keys a query means, as a condition of SQL.

use chatelaine_model::{EXPIRING_WITHIN_DAYS, KeyStatus};
use chrono::{DateTime, TimeDelta, Utc};
use itertools::Itertools;
use rusqlite::types::Value;

use crate::encode::micros;
use crate::servers::Number;
use crate::text::folded;

/// A key's state by its place in [`KeyStatus`], as [`chatelaine_model::Key::status`] has it.
/// `?1` is the time now and `?2` the time up to which an end counts as soon.
pub(crate) const STATE: &str = "CASE WHEN revoked THEN 3
    WHEN expires IS NULL THEN CASE WHEN endless THEN 4 ELSE 0 END
    WHEN expires <= ?1 THEN 2 WHEN expires <= ?2 THEN 1 ELSE 0 END";

/// All states, each at its place.
pub(crate) const STATES: [KeyStatus; STATE_COUNT as usize] =
    [KeyStatus::Active, KeyStatus::Expiring, KeyStatus::Expired, KeyStatus::Revoked, KeyStatus::Never];

/// How many there are.
pub(crate) const STATE_COUNT: u8 = 5;

/// What a search looks through, byte by byte, as an index has it.
const WORDS: &str = "CAST(sought AS BLOB)";

/// A condition with the values of its parameters; the first two are those of [`STATE`].
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) condition: String,
    pub(crate) values: Vec<Value>,
}

impl Filter {
    /// All keys, or all that are no tombstones.
    pub(crate) fn new(now: DateTime<Utc>, gone: bool) -> Self {
        let soon = now + TimeDelta::days(EXPIRING_WITHIN_DAYS);
        Self {
            // The first term is always true and makes both parameters occur in every statement.
            condition: format!("?1 < ?2{}", if gone { "" } else { " AND gone_since IS NULL" }),
            values: vec![micros(now).into(), micros(soon).into()],
        }
    }

    /// Only keys of these servers.
    pub(crate) fn of_servers(self, servers: &[Number]) -> Self {
        self.and(&on_servers(servers))
    }

    /// Only keys in these states; all when there is none.
    pub(crate) fn in_states(mut self, states: &[KeyStatus]) -> Self {
        if !states.is_empty() {
            let places: Vec<String> = states.iter().map(|state| (*state as u8).to_string()).collect();
            self = self.and(&format!("{STATE} IN ({})", places.join(", ")));
        }
        self
    }

    /// Only keys that have not ended and do so at this instant or before.
    pub(crate) fn ending_by(mut self, instant: Option<DateTime<Utc>>) -> Self {
        if let Some(instant) = instant {
            self.values.push(micros(instant).into());
            let condition = format!("expires > ?1 AND expires <= ?{}", self.values.len());
            self = self.and(&condition);
        }
        self
    }

    /// Only keys of which this is true as well.
    pub(crate) fn and(mut self, condition: &str) -> Self {
        self.condition += " AND ";
        self.condition += condition;
        self
    }

    /// Only keys whose columns stand in a relation to these values, compared one after the other.
    pub(crate) fn beside(mut self, columns: &[&str], relation: &str, values: Vec<Value>) -> Self {
        let first = self.values.len() + 1;
        let places: Vec<String> = (first..first + values.len()).map(|place| format!("?{place}")).collect();
        self.values.extend(values);
        self.and(&format!("({}) {relation} ({})", columns.join(", "), places.join(", ")))
    }

    /// The parameter of the server that [`Filter::on`] gives the value of.
    pub(crate) fn server(&self) -> String {
        format!("?{}", self.values.len() + 1)
    }

    /// The values of all parameters, on one server.
    pub(crate) fn on(&self, server: Number) -> impl Iterator<Item = Value> {
        self.values.iter().cloned().chain([Value::Integer(server)])
    }

    /// Only keys in whose facts each word of this text occurs.
    pub(crate) fn with_words(mut self, search: Option<&str>) -> Self {
        for word in folded(search.unwrap_or_default()).split_whitespace() {
            self.values.push(word.as_bytes().to_vec().into());
            let condition = format!("holds({WORDS}, ?{})", self.values.len());
            self = self.and(&condition);
        }
        self
    }
}

/// That a key is on one of these servers.
pub(crate) fn on_servers(servers: &[Number]) -> String {
    format!("server IN ({})", servers.iter().join(", "))
}
