//! B2Core's clients and what is known of their signing in.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::StoreError;

/// An end user of the broker.
pub(crate) struct Client {
    pub(crate) id: i64,
    pub(crate) email: String,
    pub(crate) nickname: String,
    pub(crate) given_name: String,
    pub(crate) family_name: String,
    /// Two letters, ISO 3166-1.
    pub(crate) country: String,
    pub(crate) city: String,
    /// 1 active, 2 suspended, 3 closed.
    pub(crate) status: i64,
    /// Level 0 to 3.
    pub(crate) verification: i64,
    pub(crate) created: DateTime<Utc>,
    pub(crate) updated: DateTime<Utc>,
}

/// One method of a client's second factor.
pub(crate) struct Factor {
    /// `sms` or `google`.
    pub(crate) name: String,
    pub(crate) caption: String,
    pub(crate) is_on: bool,
}

/// One attempt of a client to sign in.
pub(crate) struct SignIn {
    pub(crate) id: i64,
    pub(crate) client: i64,
    pub(crate) ip: String,
    /// `success` or `failure`.
    pub(crate) status: String,
    pub(crate) at: DateTime<Utc>,
}

/// An address from which a client may not sign in for a while.
pub(crate) struct ClientBlock {
    pub(crate) id: i64,
    pub(crate) client: i64,
    pub(crate) email: String,
    pub(crate) ip: String,
    pub(crate) reason: String,
    pub(crate) created: DateTime<Utc>,
    pub(crate) ends: DateTime<Utc>,
}

/// All clients by id.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Client>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT id, email, nickname, given_name, family_name, country, city, status, verification, created, updated
         FROM client ORDER BY id",
    )?;
    let clients = statement.query_map([], |row| {
        Ok(Client {
            id: row.get(0)?,
            email: row.get(1)?,
            nickname: row.get(2)?,
            given_name: row.get(3)?,
            family_name: row.get(4)?,
            country: row.get(5)?,
            city: row.get(6)?,
            status: row.get(7)?,
            verification: row.get(8)?,
            created: row.get(9)?,
            updated: row.get(10)?,
        })
    })?;
    Ok(clients.collect::<Result<_, _>>()?)
}

/// The methods of a client's second factor.
pub(crate) fn factors(connection: &Connection, client: i64) -> Result<Vec<Factor>, StoreError> {
    let mut statement = connection
        .prepare("SELECT name, caption, is_on FROM client_factor WHERE client = ?1 ORDER BY name DESC")?;
    let factors = statement.query_map([client], |row| {
        Ok(Factor { name: row.get(0)?, caption: row.get(1)?, is_on: row.get(2)? })
    })?;
    Ok(factors.collect::<Result<_, _>>()?)
}

/// Turns a method of a client's second factor off.
pub(crate) fn turn_factor_off(connection: &Connection, client: i64, name: &str) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE client_factor SET is_on = 0 WHERE client = ?1 AND name = ?2",
        params![client, name],
    )?;
    Ok(())
}

/// All attempts of all clients to sign in, oldest first.
pub(crate) fn sign_ins(connection: &Connection) -> Result<Vec<SignIn>, StoreError> {
    let mut statement =
        connection.prepare("SELECT id, client, ip, status, at FROM client_sign_in ORDER BY at, id")?;
    let records = statement.query_map([], |row| {
        Ok(SignIn {
            id: row.get(0)?,
            client: row.get(1)?,
            ip: row.get(2)?,
            status: row.get(3)?,
            at: row.get(4)?,
        })
    })?;
    Ok(records.collect::<Result<_, _>>()?)
}

/// The blocks that hold at an instant, oldest first.
pub(crate) fn blocks(connection: &Connection, now: DateTime<Utc>) -> Result<Vec<ClientBlock>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT b.id, b.client, c.email, b.ip, b.reason, b.created, b.ends
         FROM client_block b JOIN client c ON c.id = b.client WHERE b.ends > ?1 ORDER BY b.created, b.id",
    )?;
    let blocks = statement.query_map([now], |row| {
        Ok(ClientBlock {
            id: row.get(0)?,
            client: row.get(1)?,
            email: row.get(2)?,
            ip: row.get(3)?,
            reason: row.get(4)?,
            created: row.get(5)?,
            ends: row.get(6)?,
        })
    })?;
    Ok(blocks.collect::<Result<_, _>>()?)
}

/// Lifts a block. Gives back whether there was one.
pub(crate) fn lift_block(connection: &Connection, id: i64) -> Result<bool, StoreError> {
    Ok(connection.execute("DELETE FROM client_block WHERE id = ?1", [id])? > 0)
}

/// Adds a client with the methods of its second factor.
pub(crate) fn add(connection: &Connection, client: &Client, factors: &[Factor]) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO client (id, email, nickname, given_name, family_name, country, city, status, verification,
                             created, updated)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            client.id,
            client.email,
            client.nickname,
            client.given_name,
            client.family_name,
            client.country,
            client.city,
            client.status,
            client.verification,
            client.created,
            client.updated,
        ],
    )?;
    for factor in factors {
        connection.execute(
            "INSERT INTO client_factor (client, name, caption, is_on) VALUES (?1, ?2, ?3, ?4)",
            params![client.id, factor.name, factor.caption, factor.is_on],
        )?;
    }
    Ok(())
}

/// Adds an attempt to sign in; the id in `record` is not looked at.
pub(crate) fn add_sign_in(connection: &Connection, record: &SignIn) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO client_sign_in (client, ip, status, at) VALUES (?1, ?2, ?3, ?4)",
        params![record.client, record.ip, record.status, record.at],
    )?;
    Ok(())
}

/// Adds a block; the id and address of the client in `block` are not looked at.
pub(crate) fn add_block(connection: &Connection, block: &ClientBlock) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO client_block (client, ip, reason, created, ends) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![block.client, block.ip, block.reason, block.created, block.ends],
    )?;
    Ok(())
}
