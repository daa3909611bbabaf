//! Which entries a query means, as a condition of SQL.

use chatelaine_model::ServerId;
use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use serde::Serialize;

use crate::ActivityQuery;
use crate::encode::{micros, word};
use crate::fault::Fault;
use crate::text::folded;

/// A condition with the values of its parameters.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) condition: String,
    pub(crate) values: Vec<Value>,
}

impl Filter {
    /// All that a query asks for but the outcomes, which are counted whatever is asked for.
    pub(crate) fn but_outcomes(query: &ActivityQuery) -> Result<Self, Fault> {
        let mut filter = Self { condition: "TRUE".into(), values: Vec::new() };
        filter.between(query.since, query.until);
        filter.one_of("who", query.who.iter().cloned());
        filter.one_of("server", query.servers.iter().map(ServerId::to_string));
        filter.words("deed", &query.deeds)?;
        for word in folded(query.search.as_deref().unwrap_or_default()).split_whitespace() {
            let place = filter.place(word.to_owned());
            filter.condition += &format!(" AND instr(sought, {place}) > 0");
        }
        Ok(filter)
    }

    /// All that a query asks for.
    pub(crate) fn of(query: &ActivityQuery) -> Result<Self, Fault> {
        let mut filter = Self::but_outcomes(query)?;
        filter.words("outcome", &query.outcomes)?;
        Ok(filter)
    }

    /// From one instant on, to another and without it.
    pub(crate) fn between(&mut self, since: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) {
        for (sign, instant) in [(">=", since), ("<", until)] {
            if let Some(instant) = instant {
                let place = self.place(micros(instant));
                self.condition += &format!(" AND at {sign} {place}");
            }
        }
    }

    fn words(&mut self, column: &str, wanted: &[impl Serialize]) -> Result<(), Fault> {
        let words = wanted.iter().map(word).collect::<Result<Vec<_>, _>>()?;
        self.one_of(column, words.into_iter());
        Ok(())
    }

    fn one_of(&mut self, column: &str, wanted: impl ExactSizeIterator<Item = String>) {
        if wanted.len() > 0 {
            let places: Vec<String> = wanted.map(|value| self.place(value)).collect();
            self.condition += &format!(" AND {column} IN ({})", places.join(", "));
        }
    }

    fn place(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }
}
