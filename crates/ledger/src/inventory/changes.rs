//! What was changed from here, counted, so that a list that was read before is known to be older.

use std::collections::HashSet;

use chatelaine_model::{KeyId, ServerId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::fault::Fault;
use crate::servers::Number;

/// How many changes of keys of a server there were.
pub(crate) fn changes(db: &Connection, server: &ServerId) -> Result<u32, Fault> {
    let mut statement = db.prepare_cached("SELECT changes FROM servers WHERE id = ?1")?;
    statement.query_row([server.as_str()], |row| row.get(0)).optional()?.ok_or(Fault::UnknownServer)
}

/// One more, of this key. Nothing happens where the server was removed meanwhile.
pub(super) fn count(db: &Transaction<'_>, server: &ServerId, key: &KeyId) -> Result<(), Fault> {
    let more = "UPDATE servers SET changes = changes + 1 WHERE id = ?1";
    db.prepare_cached(more)?.execute([server.as_str()])?;
    let mark = "UPDATE keys SET changed = (SELECT changes FROM servers WHERE id = ?1)
                WHERE id = ?2 AND server = (SELECT number FROM servers WHERE id = ?1)";
    db.prepare_cached(mark)?.execute(params![server.as_str(), key.as_str()])?;
    Ok(())
}

/// The keys that were changed after so many changes.
pub(super) fn since(db: &Transaction<'_>, server: Number, changes: u32) -> Result<HashSet<KeyId>, Fault> {
    let mut statement = db.prepare_cached("SELECT id FROM keys WHERE server = ?1 AND changed > ?2")?;
    let changed = statement.query_map(params![server, changes], |row| row.get::<_, String>(0))?;
    changed.map(|id| Ok(KeyId::new(id?))).collect()
}
