//! The accounts that may sign in.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

use super::StoreError;
use crate::systems::System;

/// Somebody who may sign in to one of the systems.
pub(crate) struct Account {
    /// As the system names it: a GUID, UUID or number, as text.
    pub(crate) id: String,
    /// The user name, where the system has one beside the address.
    pub(crate) login: String,
    pub(crate) email: String,
    pub(crate) password: String,
    /// When the password ends; absent for never.
    pub(crate) password_ends: Option<DateTime<Utc>>,
    /// Whether a password alone is not enough.
    pub(crate) second_factor: bool,
    /// What is said of it among the accounts to try; absent for those that are not offered.
    pub(crate) about: Option<String>,
    /// What the system tells of it.
    pub(crate) document: Value,
}

impl Account {
    /// The text of a member of its document; empty if there is none.
    pub(crate) fn text(&self, member: &str) -> &str {
        self.document.get(member).and_then(Value::as_str).unwrap_or_default()
    }
}

const COLUMNS: &str = "id, login, email, password, password_ends, second_factor, about, document";

type Raw = (Account, String);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let account = Account {
        id: row.get(0)?,
        login: row.get(1)?,
        email: row.get(2)?,
        password: row.get(3)?,
        password_ends: row.get(4)?,
        second_factor: row.get(5)?,
        about: row.get(6)?,
        document: Value::Null,
    };
    Ok((account, row.get(7)?))
}

fn whole((mut account, document): Raw) -> Result<Account, StoreError> {
    account.document = serde_json::from_str(&document)?;
    Ok(account)
}

fn one(
    connection: &Connection,
    system: System,
    column: &str,
    value: &str,
) -> Result<Option<Account>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE system = ?1 AND {column} = ?2");
    connection.query_row(&sql, [system.id(), value], raw).optional()?.map(whole).transpose()
}

/// The account of an id.
pub(crate) fn by_id(
    connection: &Connection,
    system: System,
    id: &str,
) -> Result<Option<Account>, StoreError> {
    one(connection, system, "id", id)
}

/// The account of a user name; upper and lower case are the same.
pub(crate) fn by_login(
    connection: &Connection,
    system: System,
    login: &str,
) -> Result<Option<Account>, StoreError> {
    one(connection, system, "login", login)
}

/// The account of a mail address; upper and lower case are the same.
pub(crate) fn by_email(
    connection: &Connection,
    system: System,
    email: &str,
) -> Result<Option<Account>, StoreError> {
    one(connection, system, "email", email)
}

/// All accounts of a system, in the order in which they were added.
pub(crate) fn all(connection: &Connection, system: System) -> Result<Vec<Account>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE system = ?1 ORDER BY rowid");
    let mut statement = connection.prepare(&sql)?;
    statement.query_map([system.id()], raw)?.map(|row| whole(row?)).collect()
}

/// Adds an account.
pub(crate) fn add(connection: &Connection, system: System, account: &Account) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO account (system, id, login, email, password, password_ends, second_factor, about, document)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            system.id(),
            account.id,
            account.login,
            account.email,
            account.password,
            account.password_ends,
            account.second_factor,
            account.about,
            account.document.to_string(),
        ],
    )?;
    Ok(())
}

/// Replaces what the system tells of an account.
pub(crate) fn set_document(
    connection: &Connection,
    system: System,
    id: &str,
    document: &Value,
) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE account SET document = ?3 WHERE system = ?1 AND id = ?2",
        params![system.id(), id, document.to_string()],
    )?;
    Ok(())
}

/// Sets a new password and its end.
pub(crate) fn set_password(
    connection: &Connection,
    system: System,
    id: &str,
    password: &str,
    ends: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE account SET password = ?3, password_ends = ?4 WHERE system = ?1 AND id = ?2",
        params![system.id(), id, password, ends],
    )?;
    Ok(())
}
