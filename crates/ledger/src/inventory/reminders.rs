//! Dates that the user set for keys.

use chatelaine_model::{KeyId, ServerId};
use chrono::{DateTime, Utc};
use rusqlite::{Transaction, params};

use crate::encode::micros;
use crate::fault::Fault;
use crate::servers;

/// The reminder of the key in a row of `keys`, as a column of a statement.
pub(crate) const REMINDER: &str =
    "(SELECT at FROM reminders WHERE reminders.server = keys.server AND reminders.key = keys.id) AS reminder";

pub(crate) fn set_reminder(
    db: &Transaction<'_>,
    server: &ServerId,
    key: &KeyId,
    at: Option<DateTime<Utc>>,
) -> Result<(), Fault> {
    let number = servers::number(db, server)?.ok_or(Fault::UnknownServer)?;
    match at {
        Some(at) => {
            let sql = "INSERT OR REPLACE INTO reminders (server, key, at) VALUES (?1, ?2, ?3)";
            db.prepare_cached(sql)?.execute(params![number, key.as_str(), micros(at)])?;
        }
        None => {
            let sql = "DELETE FROM reminders WHERE server = ?1 AND key = ?2";
            db.prepare_cached(sql)?.execute(params![number, key.as_str()])?;
        }
    }
    Ok(())
}

/// Forgets the reminder of a key that is gone; nothing happens where the server was removed meanwhile.
pub(crate) fn forget_reminder(db: &Transaction<'_>, server: &ServerId, key: &KeyId) -> Result<(), Fault> {
    let sql = "DELETE FROM reminders WHERE server = (SELECT number FROM servers WHERE id = ?1) AND key = ?2";
    db.prepare_cached(sql)?.execute(params![server.as_str(), key.as_str()])?;
    Ok(())
}
