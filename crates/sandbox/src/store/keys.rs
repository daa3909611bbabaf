//! Keys of all systems.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::StoreError;
use crate::systems::System;

/// A long-lived credential on one of the systems. What a system does not have stays at its default.
pub(crate) struct StoredKey {
    pub(crate) id: i64,
    /// The id of the account it belongs to.
    pub(crate) owner: String,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) client_secret: Option<String>,
    pub(crate) created: DateTime<Utc>,
    /// When it ends; absent for never.
    pub(crate) ends: Option<DateTime<Utc>>,
    pub(crate) revoked: bool,
    /// Bits: Read 1, Write 2, Delete 4, Create 8.
    pub(crate) permissions: i64,
    pub(crate) about: Option<String>,
}

impl StoredKey {
    /// Whether it opens anything at this instant.
    pub(crate) fn works(&self, now: DateTime<Utc>) -> bool {
        !self.revoked && self.ends.is_none_or(|end| end > now)
    }
}

const COLUMNS: &str = "id, owner, name, value, client_secret, created, ends, revoked, permissions, about";

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredKey> {
    Ok(StoredKey {
        id: row.get(0)?,
        owner: row.get(1)?,
        name: row.get(2)?,
        value: row.get(3)?,
        client_secret: row.get(4)?,
        created: row.get(5)?,
        ends: row.get(6)?,
        revoked: row.get(7)?,
        permissions: row.get(8)?,
        about: row.get(9)?,
    })
}

/// Keys of a system by id: all of them, or one owner's.
pub(crate) fn list(
    connection: &Connection,
    system: System,
    owner: Option<&str>,
) -> Result<Vec<StoredKey>, StoreError> {
    let narrowed = if owner.is_some() { "AND owner = ?2" } else { "" };
    let sql = format!("SELECT {COLUMNS} FROM key WHERE system = ?1 {narrowed} ORDER BY id");
    let mut statement = connection.prepare(&sql)?;
    let keys = statement.query_map(params_from_iter(std::iter::once(system.id()).chain(owner)), stored)?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// The key of an id.
pub(crate) fn by_id(
    connection: &Connection,
    system: System,
    id: i64,
) -> Result<Option<StoredKey>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM key WHERE system = ?1 AND id = ?2");
    Ok(connection.query_row(&sql, params![system.id(), id], stored).optional()?)
}

/// The key of a value.
pub(crate) fn by_value(
    connection: &Connection,
    system: System,
    value: &str,
) -> Result<Option<StoredKey>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM key WHERE system = ?1 AND value = ?2");
    Ok(connection.query_row(&sql, [system.id(), value], stored).optional()?)
}

/// Adds a key under the next free id, which is given back; the id in `key` is not looked at.
pub(crate) fn add(connection: &Connection, system: System, key: &StoredKey) -> Result<i64, StoreError> {
    connection.execute(
        "INSERT INTO key (system, owner, name, value, client_secret, created, ends, revoked, permissions, about)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            system.id(),
            key.owner,
            key.name,
            key.value,
            key.client_secret,
            key.created,
            key.ends,
            key.revoked,
            key.permissions,
            key.about,
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Writes everything of a key that may change: all but its id, value and birth.
pub(crate) fn replace(connection: &Connection, key: &StoredKey) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE key SET owner = ?2, name = ?3, client_secret = ?4, ends = ?5, revoked = ?6, permissions = ?7,
                        about = ?8
         WHERE id = ?1",
        params![
            key.id,
            key.owner,
            key.name,
            key.client_secret,
            key.ends,
            key.revoked,
            key.permissions,
            key.about,
        ],
    )?;
    Ok(())
}

/// Removes a key for good.
pub(crate) fn remove(connection: &Connection, id: i64) -> Result<(), StoreError> {
    connection.execute("DELETE FROM key WHERE id = ?1", [id])?;
    Ok(())
}
