//! Single values kept by name: ports, and whether the seed was sown.

use rusqlite::{Connection, OptionalExtension};

use super::StoreError;

/// The value under a name.
pub(crate) fn read(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    Ok(connection.query_row("SELECT value FROM note WHERE name = ?1", [name], |row| row.get(0)).optional()?)
}

/// Puts a value under a name.
pub(crate) fn write(connection: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO note (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )?;
    Ok(())
}
