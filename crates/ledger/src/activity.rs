//! The log, which is only added to.

use chatelaine_model::{Activity, KeyId, ServerId};
use rusqlite::{Row, Transaction, params};

use crate::encode::{from_word, micros, time, word};
use crate::fault::Fault;

const COLUMNS: &str = "at, server, who, deed, key, subject, outcome";

pub(crate) fn append(db: &Transaction<'_>, activity: &Activity) -> Result<(), Fault> {
    let sql = format!("INSERT INTO activity ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    db.prepare_cached(&sql)?.execute(params![
        micros(activity.at),
        activity.server.as_ref().map(ServerId::as_str),
        activity.who,
        word(&activity.deed)?,
        activity.key.as_ref().map(KeyId::as_str),
        activity.subject,
        word(&activity.outcome)?,
    ])?;
    Ok(())
}

/// In the order in which they were added, the last one first; clocks may have been set back in between.
pub(crate) fn last(db: &Transaction<'_>, limit: u32) -> Result<Vec<Activity>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM activity ORDER BY number DESC LIMIT ?1");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([limit])?;
    let mut activities = Vec::new();
    while let Some(row) = rows.next()? {
        activities.push(read(row)?);
    }
    Ok(activities)
}

fn read(row: &Row<'_>) -> Result<Activity, Fault> {
    Ok(Activity {
        at: time(row.get(0)?)?,
        server: row.get::<_, Option<String>>(1)?.map(ServerId::new),
        who: row.get(2)?,
        deed: from_word(row.get(3)?, "deed")?,
        key: row.get::<_, Option<String>>(4)?.map(KeyId::new),
        subject: row.get(5)?,
        outcome: from_word(row.get(6)?, "outcome")?,
    })
}
