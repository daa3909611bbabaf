//! Made-up servers and keys, the same at each run.

use std::collections::BTreeMap;

use chatelaine_model::{Address, EnvironmentMark, Key, KeyId, Server, ServerId, SystemId, Trust};
use chrono::{DateTime, TimeDelta, Utc};

const PLACES: [&str; 16] = [
    "warehouse",
    "berlin",
    "clinic",
    "kiosk",
    "export",
    "payroll",
    "ad-feed",
    "atelier",
    "backup",
    "mobile",
    "partner",
    "sandbox",
    "terminal",
    "reports",
    "Zürich",
    "nightly",
];
const USES: [&str; 12] = [
    "labels", "reader", "import", "sync", "worker", "monitor", "gateway", "uploader", "robot", "invoices",
    "mirror", "agent",
];
const OWNERS: [&str; 9] = [
    "a.meyer",
    "k.horvath",
    "s.lindqvist",
    "d.okafor",
    "n.varga",
    "p.kovacs",
    "m.fischer",
    "É. Fournier",
    "j.novák",
];

/// The time at which all this is true.
pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap_or_default()
}

/// The id of the server at a place.
pub(crate) fn server_id(place: usize) -> ServerId {
    ServerId::new(format!("server-{place}"))
}

#[allow(clippy::expect_used, reason = "the address is written here")]
pub(crate) fn server(place: usize) -> Server {
    Server {
        id: server_id(place),
        name: format!("Server {place}"),
        system: SystemId::new("babelfor"),
        address: Address::parse(&format!("https://keys-{place}.example")).expect("an address"),
        trust: Trust::System,
        mark: EnvironmentMark::Production,
        plain_http: false,
        client_certificate: false,
        options: BTreeMap::new(),
        corrections: BTreeMap::new(),
        accepted: BTreeMap::new(),
        added: now(),
    }
}

/// The keys of the server at a place.
pub(crate) fn list(place: usize, count: usize) -> Vec<Key> {
    (0..count).map(|number| key(place, number)).collect()
}

fn key(place: usize, number: usize) -> Key {
    // Scattered, so that neither names nor ends stand in the order of their making.
    let lot = (place * 7919 + number * 104_729) % 100_003;
    let days = i64::try_from(lot % 400).unwrap_or_default() - 60;
    let pick =
        |from: &[&str], by: usize| from.get(lot / by % from.len()).copied().unwrap_or_default().to_owned();
    Key {
        id: KeyId::new(format!("{place:02}{number:06}")),
        name: format!("{}-{}-{}", pick(&PLACES, 1), pick(&USES, 16), lot % 1000),
        hint: Some(format!("api_{:x}…{:02x}", lot % 4096, lot % 256)),
        owner: (!lot.is_multiple_of(10)).then(|| pick(&OWNERS, 7)),
        created: Some(now() - TimeDelta::days(i64::try_from(lot % 900).unwrap_or_default())),
        last_used: None,
        expires: (!lot.is_multiple_of(5)).then(|| now() + TimeDelta::days(days)),
        endless: lot.is_multiple_of(5),
        revoked: lot.is_multiple_of(17),
        permissions: Some(vec!["Read".into(), "Write".into()]),
        about: lot.is_multiple_of(3).then(|| format!("Asked for by the team, ticket KT-{}.", lot % 5000)),
    }
}
