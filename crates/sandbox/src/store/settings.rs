//! Settings of Babelfor's accounts.

use rusqlite::{Connection, params};

use super::StoreError;

/// One named value of an account. Values are always text, as documented.
pub(crate) struct StoredSetting {
    pub(crate) id: i64,
    pub(crate) category: String,
    /// What the wire calls the group.
    pub(crate) section: String,
    pub(crate) name: String,
    pub(crate) value: String,
    /// `int`, `bool` or `string`.
    pub(crate) kind: String,
    pub(crate) about: String,
    pub(crate) read_only: bool,
}

/// The settings of an account by id.
pub(crate) fn list(connection: &Connection, account: &str) -> Result<Vec<StoredSetting>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT id, category, section, name, value, type, about, read_only FROM setting
         WHERE account = ?1 ORDER BY id",
    )?;
    let settings = statement.query_map([account], |row| {
        Ok(StoredSetting {
            id: row.get(0)?,
            category: row.get(1)?,
            section: row.get(2)?,
            name: row.get(3)?,
            value: row.get(4)?,
            kind: row.get(5)?,
            about: row.get(6)?,
            read_only: row.get(7)?,
        })
    })?;
    Ok(settings.collect::<Result<_, _>>()?)
}

/// Adds a setting under the next free id; the id in `setting` is not looked at.
pub(crate) fn add(connection: &Connection, account: &str, setting: &StoredSetting) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO setting (account, category, section, name, value, type, about, read_only)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            account,
            setting.category,
            setting.section,
            setting.name,
            setting.value,
            setting.kind,
            setting.about,
            setting.read_only,
        ],
    )?;
    Ok(())
}

/// Gives a setting another value.
pub(crate) fn set_value(connection: &Connection, id: i64, value: &str) -> Result<(), StoreError> {
    connection.execute("UPDATE setting SET value = ?2 WHERE id = ?1", params![id, value])?;
    Ok(())
}
