//! Operations: work that survives a crash.

use chatelaine_model::{KeyId, Operation, OperationId, OperationState, ServerId};
use rusqlite::{Row, Transaction, params};

use crate::encode::{from_word, maybe_time, micros, time, word};
use crate::fault::Fault;
use crate::text::safe_hint;

const COLUMNS: &str = "id, server, name, expires, began, state, key, hint";
/// The states in which an operation waits for something.
const OPEN: [OperationState; 3] =
    [OperationState::Intended, OperationState::Unknown, OperationState::Unconfirmed];

pub(crate) fn put(db: &Transaction<'_>, operation: &Operation) -> Result<(), Fault> {
    let sql =
        format!("INSERT OR REPLACE INTO operations ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    db.prepare_cached(&sql)?.execute(params![
        operation.id.as_str(),
        operation.server.as_str(),
        operation.name,
        operation.expires.map(micros),
        micros(operation.began),
        word(&operation.state)?,
        operation.key.as_ref().map(KeyId::as_str),
        operation.hint.as_deref().map(safe_hint),
    ])?;
    Ok(())
}

pub(crate) fn one(db: &Transaction<'_>, id: &OperationId) -> Result<Option<Operation>, Fault> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM operations WHERE id = ?1"))?;
    let mut rows = statement.query([id.as_str()])?;
    rows.next()?.map(read).transpose()
}

pub(crate) fn open(db: &Transaction<'_>) -> Result<Vec<Operation>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM operations WHERE state IN (?1, ?2, ?3) ORDER BY began, id");
    let mut statement = db.prepare_cached(&sql)?;
    let [first, second, third] = OPEN;
    let mut rows = statement.query(params![word(&first)?, word(&second)?, word(&third)?])?;
    let mut operations = Vec::new();
    while let Some(row) = rows.next()? {
        operations.push(read(row)?);
    }
    Ok(operations)
}

fn read(row: &Row<'_>) -> Result<Operation, Fault> {
    Ok(Operation {
        id: OperationId::new(row.get::<_, String>(0)?),
        server: ServerId::new(row.get::<_, String>(1)?),
        name: row.get(2)?,
        expires: maybe_time(row.get(3)?)?,
        began: time(row.get(4)?)?,
        state: from_word(row.get(5)?, "operation's state")?,
        key: row.get::<_, Option<String>>(6)?.map(KeyId::new),
        hint: row.get(7)?,
    })
}
