//! Taking over a server's list of keys.

use std::collections::{HashMap, HashSet};

use chatelaine_model::{Key, KeyId, ServerId};
use chrono::{DateTime, Utc};
use rusqlite::{Transaction, params};

use super::changes;
use super::keys::{COLUMNS, as_kept, read, write};
use crate::Difference;
use crate::encode::micros;
use crate::fault::Fault;
use crate::servers::{self, Number};

/// Writes only what differs. Of keys with the same id, which no server should list, the first one counts. What was
/// changed after so many changes stays.
pub(crate) fn refresh(
    db: &Transaction<'_>,
    server: &ServerId,
    keys: &[Key],
    as_of: DateTime<Utc>,
    changes: u32,
) -> Result<Difference, Fault> {
    let number = servers::number(db, server)?.ok_or(Fault::UnknownServer)?;
    let mut known = known(db, number)?;
    let newer = changes::since(db, number, changes)?;
    known.retain(|id, _| !newer.contains(id));
    let mut listed = HashSet::with_capacity(keys.len());
    let mut difference = Difference::default();
    for key in keys {
        if !listed.insert(&key.id) || newer.contains(&key.id) {
            continue;
        }
        match known.remove(&key.id) {
            Some((old, None)) if old == as_kept(key) => {
                difference.same += 1;
                continue;
            }
            Some((_, None)) => difference.changed += 1,
            Some((_, Some(_))) | None => difference.added += 1,
        }
        write(db, number, key)?;
    }
    let missing = known.into_iter().filter(|(_, (_, gone_since))| gone_since.is_none());
    let mut bury = db.prepare_cached("UPDATE keys SET gone_since = ?3 WHERE server = ?1 AND id = ?2")?;
    for (id, _) in missing {
        bury.execute(params![number, id.as_str(), micros(as_of)])?;
        difference.gone += 1;
    }
    servers::set_as_of(db, number, as_of)?;
    Ok(difference)
}

type Known = HashMap<KeyId, (Key, Option<DateTime<Utc>>)>;

fn known(db: &Transaction<'_>, server: Number) -> Result<Known, Fault> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM keys WHERE server = ?1"))?;
    let mut rows = statement.query([server])?;
    let mut known = HashMap::new();
    while let Some(row) = rows.next()? {
        let (key, gone_since) = read(row)?;
        known.insert(key.id.clone(), (key, gone_since));
    }
    Ok(known)
}
