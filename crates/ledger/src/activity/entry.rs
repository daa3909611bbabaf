//! One entry: how it stands in the database.

use chatelaine_model::{Activity, KeyId, ServerId};
use rusqlite::Row;

use super::chain::Facts;
use crate::Entry;
use crate::encode::{from_word, micros, time, word};
use crate::fault::Fault;
use crate::text::folded;

/// What [`facts`] reads, in its order.
pub(crate) const COLUMNS: &str = "at, server, who, deed, key, subject, outcome, reason";

/// The columns of a row that begins with [`COLUMNS`].
pub(crate) fn facts(row: &Row<'_>) -> Result<Facts, Fault> {
    Ok(Facts {
        at: row.get(0)?,
        server: row.get(1)?,
        who: row.get(2)?,
        deed: row.get(3)?,
        key: row.get(4)?,
        subject: row.get(5)?,
        outcome: row.get(6)?,
        reason: row.get(7)?,
    })
}

/// A row of [`COLUMNS`] and `number`.
pub(crate) fn read(row: &Row<'_>) -> Result<Entry, Fault> {
    let facts = facts(row)?;
    let number: i64 = row.get("number")?;
    Ok(Entry { number: number.unsigned_abs(), activity: Activity::try_from(facts)? })
}

impl Facts {
    pub(crate) fn of(activity: &Activity) -> Result<Self, Fault> {
        Ok(Self {
            at: micros(activity.at),
            server: activity.server.as_ref().map(ToString::to_string),
            who: activity.who.clone(),
            deed: word(&activity.deed)?,
            key: activity.key.as_ref().map(ToString::to_string),
            subject: activity.subject.clone(),
            outcome: word(&activity.outcome)?,
            reason: activity.reason.clone(),
        })
    }

    /// What a search looks through.
    pub(crate) fn sought(&self) -> String {
        let parts = [&self.who, &self.subject, &self.key];
        let parts: Vec<String> = parts.into_iter().flatten().map(|part| folded(part)).collect();
        parts.join("\n")
    }
}

impl TryFrom<Facts> for Activity {
    type Error = Fault;

    fn try_from(facts: Facts) -> Result<Self, Fault> {
        Ok(Self {
            at: time(facts.at)?,
            server: facts.server.map(ServerId::new),
            who: facts.who,
            deed: from_word(facts.deed, "deed")?,
            key: facts.key.map(KeyId::new),
            subject: facts.subject,
            outcome: from_word(facts.outcome, "outcome")?,
            reason: facts.reason,
        })
    }
}
