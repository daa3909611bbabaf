//! Everything the made-up servers hand out or take that nobody else may learn.

use rusqlite::Connection;

use super::StoreError;

/// Tokens, keys and passwords of all systems. The codes of second factors are too short to be looked for.
pub(crate) fn all(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut asked = connection.prepare(
        "SELECT value FROM token UNION SELECT value FROM key
         UNION SELECT client_secret FROM key WHERE client_secret IS NOT NULL
         UNION SELECT password FROM account",
    )?;
    let secrets = asked.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(secrets)
}
