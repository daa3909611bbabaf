//! Replacements of keys.

use chatelaine_model::{Activity, OperationId, Rotation, RotationState};
use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use crate::activity;
use crate::encode::{from_json, json, micros, word};
use crate::fault::Fault;
use crate::text::safe_hint;

const COLUMNS: &str = "record, old_hint, new_hint";
/// The states in which a rotation waits for something.
const OPEN: [RotationState; 2] = [RotationState::Open, RotationState::Scheduled];

pub(crate) fn put(db: &Transaction<'_>, rotation: &Rotation) -> Result<(), Fault> {
    let mut record = rotation.clone();
    let old_hint = record.old.hint.take();
    let new_hint = record.new.as_mut().and_then(|new| new.hint.take());
    let sql = "INSERT INTO rotations (id, server, key, state, due, began, old_hint, new_hint, record)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
               ON CONFLICT (id) DO UPDATE SET state = ?4, due = ?5, old_hint = ?7, new_hint = ?8, record = ?9";
    db.prepare_cached(sql)?.execute(params![
        rotation.id.as_str(),
        rotation.server.as_str(),
        rotation.old.id.as_str(),
        word(&rotation.state)?,
        rotation.due().map(micros),
        micros(rotation.began),
        old_hint.as_deref().map(safe_hint),
        new_hint.as_deref().map(safe_hint),
        json(&record)?,
    ])?;
    Ok(())
}

pub(crate) fn one(db: &Transaction<'_>, id: &OperationId) -> Result<Option<Rotation>, Fault> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM rotations WHERE id = ?1"))?;
    let mut rows = statement.query([id.as_str()])?;
    rows.next()?.map(read).transpose()
}

pub(crate) fn change(
    db: &Transaction<'_>,
    id: &OperationId,
    change: &mut dyn FnMut(&mut Rotation),
    log: &[Activity],
) -> Result<Rotation, Fault> {
    let mut rotation = one(db, id)?.ok_or(Fault::UnknownOperation)?;
    change(&mut rotation);
    put(db, &rotation)?;
    log.iter().try_for_each(|entry| activity::append(db, entry))?;
    Ok(rotation)
}

/// What is due comes first, in the order of its instants; then by age.
pub(crate) fn open(db: &Transaction<'_>) -> Result<Vec<Rotation>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM rotations WHERE state IN (?1, ?2) ORDER BY due NULLS LAST, began, id");
    let mut statement = db.prepare_cached(&sql)?;
    let [first, second] = OPEN;
    let mut rows = statement.query(params![word(&first)?, word(&second)?])?;
    let mut rotations = Vec::new();
    while let Some(row) = rows.next()? {
        rotations.push(read(row)?);
    }
    Ok(rotations)
}

/// Whether an open rotation replaces that key already, and which.
pub(crate) fn of_key(db: &Transaction<'_>, server: &str, key: &str) -> Result<Option<OperationId>, Fault> {
    let sql = "SELECT id FROM rotations WHERE server = ?1 AND key = ?2 AND state IN (?3, ?4)";
    let [first, second] = OPEN;
    let found = db
        .prepare_cached(sql)?
        .query_row(params![server, key, word(&first)?, word(&second)?], |row| row.get::<_, String>(0))
        .optional()?;
    Ok(found.map(OperationId::new))
}

/// The latest rotation of a key that a bulk began, however it ended.
pub(crate) fn of_bulk(
    db: &Transaction<'_>,
    bulk: &OperationId,
    server: &str,
    key: &str,
) -> Result<Option<OperationId>, Fault> {
    let sql = "SELECT id FROM rotations WHERE server = ?1 AND key = ?2 AND record ->> 'bulk' = ?3
               ORDER BY began DESC, id DESC LIMIT 1";
    let found = db
        .prepare_cached(sql)?
        .query_row(params![server, key, bulk.as_str()], |row| row.get::<_, String>(0))
        .optional()?;
    Ok(found.map(OperationId::new))
}

fn read(row: &Row<'_>) -> Result<Rotation, Fault> {
    let mut rotation: Rotation = from_json(&row.get::<_, String>(0)?, "rotation")?;
    rotation.old.hint = row.get(1)?;
    if let Some(new) = &mut rotation.new {
        new.hint = row.get(2)?;
    }
    Ok(rotation)
}
