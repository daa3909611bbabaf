//! What belongs together is written in one transaction: an outcome is never there without its entry in the log.

use chatelaine_model::{KeyId, ServerId};
use rusqlite::Transaction;

use crate::fault::Fault;
use crate::{KeyChange, Together, activity, inventory, operations, rotations};

pub(crate) fn put(db: &Transaction<'_>, together: &Together) -> Result<(), Fault> {
    if let Some(operation) = &together.operation {
        operations::put(db, operation)?;
    }
    if let Some(rotation) = &together.rotation {
        rotations::put(db, rotation)?;
    }
    if let Some((server, key)) = &together.key {
        inventory::put(db, server, key)?;
    }
    change_keys(db, &together.keys)?;
    together.log.iter().try_for_each(|entry| activity::append(db, entry))
}

/// Lets the inventory know what keys are from now on.
pub(crate) fn change_keys(db: &Transaction<'_>, keys: &[(ServerId, KeyId, KeyChange)]) -> Result<(), Fault> {
    for (server, key, change) in keys {
        match change {
            KeyChange::Revoked(revoked) => inventory::mark_revoked(db, server, key, *revoked)?,
            KeyChange::Ends(expires) => inventory::set_end(db, server, key, *expires)?,
            KeyChange::Gone(at) => {
                inventory::mark_gone(db, server, key, *at)?;
                inventory::forget_reminder(db, server, key)?;
            }
        }
    }
    Ok(())
}
