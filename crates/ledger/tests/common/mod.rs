//! Keys and servers to fill a ledger with.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

use std::collections::BTreeMap;

use chatelaine_ledger::{KeyPage, KeyQuery, Ledger, SqliteLedger};
use chatelaine_model::{Address, EnvironmentMark, Key, KeyId, Server, ServerId, SystemId, Trust};
use chrono::{DateTime, TimeDelta, Utc};

pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

pub fn in_days(days: i64) -> Option<DateTime<Utc>> {
    Some(now() + TimeDelta::days(days))
}

pub fn server(id: &str) -> Server {
    Server {
        id: ServerId::new(id),
        name: format!("Server {id}"),
        system: SystemId::new("haut"),
        address: Address::parse("https://keys.kontor.example/base").unwrap(),
        trust: Trust::Authority { pem: "-----BEGIN CERTIFICATE-----".into() },
        mark: EnvironmentMark::Test,
        plain_http: false,
        client_certificate: true,
        options: BTreeMap::from([("path".into(), "/v2".into())]),
        corrections: BTreeMap::from([("keys.create.request.path".into(), "/v3/keys".into())]),
        accepted: BTreeMap::from([("keys.create".into(), now())]),
        added: now(),
    }
}

pub fn key(id: &str, name: &str) -> Key {
    Key {
        id: KeyId::new(id),
        name: name.into(),
        hint: None,
        owner: None,
        created: None,
        last_used: None,
        expires: None,
        endless: false,
        revoked: false,
        permissions: None,
        about: None,
    }
}

/// A ledger with these servers.
pub fn ledger(servers: &[&str]) -> SqliteLedger {
    let ledger = SqliteLedger::in_memory().unwrap();
    for id in servers {
        ledger.put_server(&server(id)).unwrap();
    }
    ledger
}

pub fn id(server: &str) -> ServerId {
    ServerId::new(server)
}

pub fn page(ledger: &impl Ledger, query: &KeyQuery) -> KeyPage {
    ledger.page(query, now()).unwrap()
}

/// The names on a page, in order.
pub fn names(page: &KeyPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.key.name.as_str()).collect()
}
