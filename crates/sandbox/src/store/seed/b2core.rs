//! B2Core: three administrators, 60 clients, their second factors, attempts to sign in and blocked addresses.

use chrono::TimeDelta;
use rand::RngExt;
use serde_json::json;

use super::Field;
use crate::store::StoreError;
use crate::store::accounts::{self, Account};
use crate::store::clients::{self, Client, ClientBlock, Factor, SignIn};
use crate::systems::System;

const CLIENTS: i64 = 60;
const FIRST_CLIENT: i64 = 41;

/// The client who cannot sign in: blocked after many failures, with a second factor on.
const BLOCKED_CLIENT: i64 = 77;

const GIVEN_NAMES: [&str; 15] = [
    "Aino",
    "Bence",
    "Chiara",
    "Daan",
    "Eszter",
    "Fatima",
    "Gustav",
    "Hana",
    "Ingrid",
    "João",
    "Katarzyna",
    "Lőrinc",
    "Mehmet",
    "Noor",
    "Olivier",
];
const FAMILY_NAMES: [&str; 12] = [
    "Almási",
    "Bakker",
    "Costa",
    "Dvořák",
    "Eriksson",
    "Fernández",
    "García",
    "Hansen",
    "Ito",
    "Jansen",
    "Kowalska",
    "Lefèvre",
];
const PLACES: [(&str, &str); 8] = [
    ("NL", "Utrecht"),
    ("HU", "Szeged"),
    ("PT", "Braga"),
    ("SE", "Göteborg"),
    ("PL", "Łódź"),
    ("FR", "Lyon"),
    ("DE", "Köln"),
    ("JP", "Osaka"),
];

pub(super) fn sow(field: &mut Field<'_>) -> Result<(), StoreError> {
    // The last is not offered to try: whose code comes otherwise than by mail is of use to tests only.
    let people = [
        ("s.lindqvist", "Sofia Lindqvist", Some("email"), Some("Signs in with a code by mail.")),
        ("p.kovacs", "Péter Kovács", None, Some("Has no second factor.")),
        ("t.okada", "Tomoko Okada", Some("sms"), None),
    ];
    for (number, (login, name, provider, about)) in (1..).zip(people) {
        let account = Account {
            id: format!("{}", 900 + number),
            login: login.into(),
            email: format!("{login}@kontor.example"),
            password: format!("sandbox-B2Core-{number}"),
            password_ends: None,
            second_factor: provider.is_some(),
            about: about.map(Into::into),
            document: json!({ "name": name, "provider": provider }),
        };
        accounts::add(field.connection, System::B2core, &account)?;
    }
    for id in FIRST_CLIENT..FIRST_CLIENT + CLIENTS {
        add_client(field, id)?;
        add_history(field, id)?;
    }
    add_blocked_client(field)
}

fn add_client(field: &mut Field<'_>, id: i64) -> Result<(), StoreError> {
    let random = &mut field.random;
    let (given, family) = if id == BLOCKED_CLIENT {
        ("Joris", "Dekker")
    } else {
        (
            GIVEN_NAMES[random.random_range(0..GIVEN_NAMES.len())],
            FAMILY_NAMES[random.random_range(0..FAMILY_NAMES.len())],
        )
    };
    let (country, city) = PLACES[if id == BLOCKED_CLIENT { 0 } else { random.random_range(0..PLACES.len()) }];
    let nickname = if id == BLOCKED_CLIENT { "jdekker".into() } else { format!("client{id}") };
    let email = if id == BLOCKED_CLIENT {
        "j.dekker@mail.example".into()
    } else {
        format!("{nickname}@mail.example")
    };
    let status = if id != BLOCKED_CLIENT && random.random_bool(0.1) { random.random_range(2..=3) } else { 1 };
    let verification = if id == BLOCKED_CLIENT { 2 } else { random.random_range(0..=3) };
    let google = id == BLOCKED_CLIENT || random.random_bool(0.4);
    let sms = id != BLOCKED_CLIENT && random.random_bool(0.25);
    let age = field.random_time(40, 1_200);
    let client = Client {
        id,
        email,
        nickname,
        given_name: given.into(),
        family_name: family.into(),
        country: country.into(),
        city: city.into(),
        status,
        verification,
        created: field.ago(age),
        updated: field.ago(age / 3),
    };
    let factor =
        |name: &str, caption: &str, is_on| Factor { name: name.into(), caption: caption.into(), is_on };
    clients::add(
        field.connection,
        &client,
        &[factor("sms", "SMS Confirmation", sms), factor("google", "Google Authenticator", google)],
    )
}

fn add_history(field: &mut Field<'_>, client: i64) -> Result<(), StoreError> {
    let ip = format!("198.51.100.{}", field.random.random_range(1..255));
    for _ in 0..field.random.random_range(2..9) {
        let status = if field.random.random_bool(0.2) { "failure" } else { "success" };
        let time = field.random_time(1, 38);
        add_sign_in(field, client, &ip, status, time)?;
    }
    if client % 12 == 5 && client != BLOCKED_CLIENT {
        add_block(field, client, &ip, TimeDelta::hours(3), TimeDelta::days(client % 5 + 1))?;
    }
    Ok(())
}

fn add_blocked_client(field: &Field<'_>) -> Result<(), StoreError> {
    let ip = "203.0.113.7";
    for seconds in [180, 201, 223, 250, 277, 304] {
        add_sign_in(field, BLOCKED_CLIENT, ip, "failure", TimeDelta::seconds(seconds))?;
    }
    add_block(field, BLOCKED_CLIENT, ip, TimeDelta::minutes(3), TimeDelta::hours(12))
}

fn add_sign_in(
    field: &Field<'_>,
    client: i64,
    ip: &str,
    status: &str,
    time: TimeDelta,
) -> Result<(), StoreError> {
    let record = SignIn { id: 0, client, ip: ip.into(), status: status.into(), at: field.ago(time) };
    clients::add_sign_in(field.connection, &record)
}

fn add_block(
    field: &Field<'_>,
    client: i64,
    ip: &str,
    since: TimeDelta,
    rest: TimeDelta,
) -> Result<(), StoreError> {
    let block = ClientBlock {
        id: 0,
        client,
        email: String::new(),
        ip: ip.into(),
        reason: "Too many login attempts".into(),
        created: field.ago(since),
        ends: field.now + rest,
    };
    clients::add_block(field.connection, &block)
}
