//! The servers that the user added.

use chatelaine_model::{Address, Server, ServerId, SystemId};
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::encode::{from_json, from_word, json, maybe_time, micros, time, word};
use crate::fault::Fault;

/// A server's number in this database; numbers grow in the user's order.
pub(crate) type Number = i64;

pub(crate) fn all(db: &Transaction<'_>) -> Result<Vec<Server>, Fault> {
    let sql = "SELECT id, name, system, address, trust, mark, options, added, plain_http, client_certificate,
                      corrections, accepted
               FROM servers ORDER BY number";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut servers = Vec::new();
    while let Some(row) = rows.next()? {
        servers.push(read(row)?);
    }
    Ok(servers)
}

fn read(row: &Row<'_>) -> Result<Server, Fault> {
    let plain_http = row.get(8)?;
    Ok(Server {
        id: ServerId::new(row.get::<_, String>(0)?),
        name: row.get(1)?,
        system: SystemId::new(row.get::<_, String>(2)?),
        address: Address::kept(&row.get::<_, String>(3)?, plain_http)
            .map_err(|_| Fault::Unreadable("server's address"))?,
        trust: from_json(&row.get::<_, String>(4)?, "server's trust")?,
        mark: from_word(row.get(5)?, "server's mark")?,
        options: from_json(&row.get::<_, String>(6)?, "server's options")?,
        added: time(row.get(7)?)?,
        plain_http,
        client_certificate: row.get(9)?,
        corrections: from_json(&row.get::<_, String>(10)?, "server's corrections")?,
        accepted: from_json(&row.get::<_, String>(11)?, "server's accepted assumptions")?,
    })
}

pub(crate) fn put(db: &Transaction<'_>, server: &Server) -> Result<(), Fault> {
    let sql = "INSERT INTO servers (id, name, system, address, trust, mark, options, added, plain_http,
                                    client_certificate, corrections, accepted)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
               ON CONFLICT (id) DO UPDATE SET name = ?2, system = ?3, address = ?4, trust = ?5, mark = ?6,
                   options = ?7, added = ?8, plain_http = ?9, client_certificate = ?10, corrections = ?11,
                   accepted = ?12";
    db.prepare_cached(sql)?.execute(params![
        server.id.as_str(),
        server.name,
        server.system.as_str(),
        server.address.as_str(),
        json(&server.trust)?,
        word(&server.mark)?,
        json(&server.options)?,
        micros(server.added),
        server.plain_http,
        server.client_certificate,
        json(&server.corrections)?,
        json(&server.accepted)?,
    ])?;
    Ok(())
}

/// Its place and its id stay, whatever is changed.
pub(crate) fn change(
    db: &Transaction<'_>,
    id: &ServerId,
    change: &mut dyn FnMut(&mut Server),
) -> Result<Server, Fault> {
    let mut server = all(db)?.into_iter().find(|server| server.id == *id).ok_or(Fault::UnknownServer)?;
    change(&mut server);
    server.id = id.clone();
    put(db, &server)?;
    Ok(server)
}

/// Its keys go with it, by the schema.
pub(crate) fn remove(db: &Transaction<'_>, id: &ServerId) -> Result<(), Fault> {
    db.execute("DELETE FROM servers WHERE id = ?1", [id.as_str()])?;
    Ok(())
}

pub(crate) fn number(db: &Transaction<'_>, id: &ServerId) -> Result<Option<Number>, Fault> {
    let mut statement = db.prepare_cached("SELECT number FROM servers WHERE id = ?1")?;
    Ok(statement.query_row([id.as_str()], |row| row.get(0)).optional()?)
}

/// Numbers and ids in the user's order.
pub(crate) fn numbers(db: &Transaction<'_>) -> Result<Vec<(Number, ServerId)>, Fault> {
    let mut statement = db.prepare_cached("SELECT number, id FROM servers ORDER BY number")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, ServerId::new(row.get::<_, String>(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn as_of(db: &Transaction<'_>, id: &ServerId) -> Result<Option<DateTime<Utc>>, Fault> {
    let mut statement = db.prepare_cached("SELECT as_of FROM servers WHERE id = ?1")?;
    let found: Option<Option<i64>> = statement.query_row([id.as_str()], |row| row.get(0)).optional()?;
    maybe_time(found.flatten())
}

pub(crate) fn set_as_of(db: &Transaction<'_>, server: Number, as_of: DateTime<Utc>) -> Result<(), Fault> {
    let mut statement = db.prepare_cached("UPDATE servers SET as_of = ?2 WHERE number = ?1")?;
    statement.execute(params![server, micros(as_of)])?;
    Ok(())
}
