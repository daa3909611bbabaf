//! One key: how it stands in the database.

use std::borrow::Cow;

use chatelaine_model::{Key, KeyId, ServerId};
use chrono::{DateTime, Utc};
use rusqlite::{Row as SqlRow, Transaction, params};

use super::changes::count;
use super::reminders::REMINDER;
use crate::Row;
use crate::encode::{from_json, json, kept, maybe_time, micros};
use crate::fault::Fault;
use crate::servers::{self, Number};
use crate::text::{folded, order, safe_hint};

/// What [`read`] reads, in its order.
pub(crate) const COLUMNS: &str = "
    id, name, hint, owner, created, expires, endless, revoked, permissions, about, gone_since, last_used";

/// A key with the time since when it is a tombstone.
pub(crate) fn read(row: &SqlRow<'_>) -> Result<(Key, Option<DateTime<Utc>>), Fault> {
    let permissions: Option<String> = row.get(8)?;
    let key = Key {
        id: KeyId::new(row.get::<_, String>(0)?),
        name: row.get(1)?,
        hint: row.get(2)?,
        owner: row.get(3)?,
        created: maybe_time(row.get(4)?)?,
        expires: maybe_time(row.get(5)?)?,
        endless: row.get(6)?,
        revoked: row.get(7)?,
        permissions: permissions.map(|list| from_json(&list, "list of permissions")).transpose()?,
        about: row.get(9)?,
        last_used: maybe_time(row.get(11)?)?,
    };
    Ok((key, maybe_time(row.get(10)?)?))
}

/// The key as it is read back once it was stored.
pub(crate) fn as_kept(key: &Key) -> Key {
    Key {
        created: key.created.map(kept),
        expires: key.expires.map(kept),
        last_used: key.last_used.map(kept),
        hint: key.hint.as_deref().map(safe_hint).map(Cow::into_owned),
        ..key.clone()
    }
}

/// Adds or replaces a key; it is no tombstone then.
pub(crate) fn write(db: &Transaction<'_>, server: Number, key: &Key) -> Result<(), Fault> {
    const SQL: &str = "
        INSERT INTO keys (server, id, name, hint, owner, created, expires, endless, revoked, permissions, about,
                          gone_since, name_order, owner_order, sought, last_used)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, NULL, ?12, ?13, ?14, ?15)
        ON CONFLICT (server, id) DO UPDATE SET
            name = ?3, hint = ?4, owner = ?5, created = ?6, expires = ?7, endless = ?8, revoked = ?9,
            permissions = ?10, about = ?11, gone_since = NULL, name_order = ?12, owner_order = ?13, sought = ?14,
            last_used = ?15";
    let hint = key.hint.as_deref().map(safe_hint);
    let sought = [Some(key.name.as_str()), key.owner.as_deref(), hint.as_deref(), key.about.as_deref()];
    let sought: Vec<String> = sought.into_iter().flatten().map(folded).collect();
    db.prepare_cached(SQL)?.execute(params![
        server,
        key.id.as_str(),
        key.name,
        hint,
        key.owner,
        key.created.map(micros),
        key.expires.map(micros),
        key.endless,
        key.revoked,
        key.permissions.as_ref().map(json).transpose()?,
        key.about,
        order(&key.name),
        key.owner.as_deref().map(order),
        sought.join("\n"),
        key.last_used.map(micros),
    ])?;
    Ok(())
}

/// Writes anew what compares as names and owners do.
pub(crate) fn write_orders(db: &Transaction<'_>) -> Result<(), Fault> {
    let mut statement = db.prepare("SELECT number, name, owner FROM keys")?;
    let keys = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let keys: Vec<(i64, String, Option<String>)> = keys.collect::<Result<_, _>>()?;
    let mut change = db.prepare("UPDATE keys SET name_order = ?2, owner_order = ?3 WHERE number = ?1")?;
    for (number, name, owner) in keys {
        change.execute(params![number, order(&name), owner.as_deref().map(order)])?;
    }
    Ok(())
}

pub(crate) fn put(db: &Transaction<'_>, server: &ServerId, key: &Key) -> Result<(), Fault> {
    let number = servers::number(db, server)?.ok_or(Fault::UnknownServer)?;
    write(db, number, key)?;
    count(db, server, &key.id)
}

pub(crate) fn mark_gone(
    db: &Transaction<'_>,
    server: &ServerId,
    key: &KeyId,
    at: DateTime<Utc>,
) -> Result<(), Fault> {
    let sql = "UPDATE keys SET gone_since = ?3 WHERE id = ?2 AND gone_since IS NULL
               AND server = (SELECT number FROM servers WHERE id = ?1)";
    db.prepare_cached(sql)?.execute(params![server.as_str(), key.as_str(), micros(at)])?;
    count(db, server, key)
}

/// Sets or takes back the mark of a revocation; the rest of what is known stays.
pub(crate) fn mark_revoked(
    db: &Transaction<'_>,
    server: &ServerId,
    key: &KeyId,
    revoked: bool,
) -> Result<(), Fault> {
    let sql = "UPDATE keys SET revoked = ?3
               WHERE id = ?2 AND server = (SELECT number FROM servers WHERE id = ?1)";
    db.prepare_cached(sql)?.execute(params![server.as_str(), key.as_str(), revoked])?;
    count(db, server, key)
}

/// Sets another end; the rest of what is known stays.
pub(crate) fn set_end(
    db: &Transaction<'_>,
    server: &ServerId,
    key: &KeyId,
    expires: Option<DateTime<Utc>>,
) -> Result<(), Fault> {
    let sql = "UPDATE keys SET expires = ?3, endless = ?4
               WHERE id = ?2 AND server = (SELECT number FROM servers WHERE id = ?1)";
    let expires = expires.map(micros);
    db.prepare_cached(sql)?.execute(params![server.as_str(), key.as_str(), expires, expires.is_none()])?;
    count(db, server, key)
}

pub(crate) fn one(
    db: &Transaction<'_>,
    server: &ServerId,
    key: &KeyId,
    now: DateTime<Utc>,
) -> Result<Option<Row>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS}, {REMINDER} FROM keys
         WHERE id = ?2 AND server = (SELECT number FROM servers WHERE id = ?1)"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([server.as_str(), key.as_str()])?;
    rows.next()?.map(|found| row(found, server.clone(), now)).transpose()
}

/// A row of [`COLUMNS`] and [`REMINDER`].
pub(crate) fn row(found: &SqlRow<'_>, server: ServerId, now: DateTime<Utc>) -> Result<Row, Fault> {
    let (key, gone_since) = read(found)?;
    let reminder = maybe_time(found.get("reminder")?)?;
    Ok(Row { server, status: key.status(now), key, gone_since, reminder })
}

/// Revoked keys do not count: many systems keep them listed, and their names are free.
pub(crate) fn name_taken(db: &Transaction<'_>, server: &ServerId, name: &str) -> Result<bool, Fault> {
    let sql = "SELECT EXISTS (SELECT 1 FROM keys WHERE server = (SELECT number FROM servers WHERE id = ?1)
               AND name_order = ?2 AND name = ?3 AND gone_since IS NULL AND NOT revoked)";
    let mut statement = db.prepare_cached(sql)?;
    Ok(statement.query_row(params![server.as_str(), order(name), name], |row| row.get(0))?)
}
