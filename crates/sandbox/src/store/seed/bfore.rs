//! Bfore: three people, 50 auth headers. They never end.

use chrono::TimeDelta;
use serde_json::json;

use super::{Field, Standing, pairs, plain_key};
use crate::store::StoreError;
use crate::store::accounts::{self, Account};
use crate::store::keys;
use crate::systems::System;
use crate::token;

const KEYS_OF_FISCHER: usize = 46;

const CHOSEN: [&str; 9] = [
    "abuse-feed-primary",
    "alerts-to-siem-eu",
    "brand-takedown",
    "phishing-review-queue-feed",
    "revenue-dashboard",
    "takedown-trial",
    "köln-überwachung",
    "détection-hameçonnage",
    "なりすまし-監視",
];
const TOOLS: [&str; 10] = [
    "blocklist-sync",
    "brand-watch",
    "dns-guard",
    "domain-report",
    "intel-feed",
    "mail-gateway",
    "proxy-rules",
    "soc-console",
    "ticket-bridge",
    "url-scoring",
];
const REGIONS: [&str; 4] = ["eu", "us", "apac", "lab"];

struct Somebody {
    id: &'static str,
    login: &'static str,
    name: (&'static str, &'static str),
    role: (i64, &'static str),
    /// Days until the password ends; absent for never.
    password_days: Option<i64>,
    about: &'static str,
}

const PEOPLE: [Somebody; 3] = [
    Somebody {
        id: "3e0d5b7a-91c4-4f28-a6b3-2d8f7c1e9045",
        login: "m.fischer",
        name: ("Martin", "Fischer"),
        role: (2, "company-admin"),
        password_days: Some(120),
        about: "Holds most of the auth headers.",
    },
    Somebody {
        id: "c19f4e26-7b05-4d83-9e1a-60a5d3f8b27c",
        login: "k.expired",
        name: ("Kamilla", "Expired"),
        role: (3, "user"),
        password_days: Some(-12),
        about: "The password has expired: set a new one first.",
    },
    Somebody {
        id: "84b7a3d0-2c6e-49f5-8d71-e5f90b1c6a32",
        login: "d.okafor",
        name: ("Daniel", "Okafor"),
        role: (3, "user"),
        password_days: None,
        about: "The password never ends.",
    },
];

pub(super) fn sow(field: &mut Field<'_>) -> Result<(), StoreError> {
    for (number, person) in (1..).zip(&PEOPLE) {
        accounts::add(field.connection, System::Bfore, &account(field, person, number))?;
    }
    let [fischer, expired, okafor] = PEOPLE.each_ref().map(|person| person.id);
    let generated = pairs(&TOOLS, &REGIONS).take(KEYS_OF_FISCHER - CHOSEN.len());
    for name in CHOSEN.into_iter().map(String::from).chain(generated) {
        add_key(field, fischer, &name)?;
    }
    for name in ["okafor-notebook", "threat-hunting", "weekly-digest"] {
        add_key(field, okafor, name)?;
    }
    add_key(field, expired, "forgotten-script")
}

fn add_key(field: &mut Field<'_>, owner: &str, name: &str) -> Result<(), StoreError> {
    let value = token::letters(&mut field.random, 40);
    let life = field.life(Standing::Never);
    keys::add(field.connection, System::Bfore, &plain_key(owner, name, value, life))?;
    Ok(())
}

fn account(field: &Field<'_>, person: &Somebody, number: u8) -> Account {
    let naive = |days| field.ago(TimeDelta::days(days)).format("%Y-%m-%dT%H:%M:%S").to_string();
    Account {
        id: person.id.into(),
        login: person.login.into(),
        email: format!("{}@kontor.example", person.login),
        password: format!("sandbox-Bfore-{number}"),
        password_ends: person.password_days.map(|days| field.now + TimeDelta::days(days)),
        second_factor: false,
        about: Some(person.about.into()),
        document: json!({
            "created": naive(1_044),
            "firstname": person.name.0,
            "lastname": person.name.1,
            "properties": { "team": "security", "site": "Budapest" },
            "company": {
                "Id": 12,
                "Name": "Kontor Kft.",
                "Created": naive(1_650),
                "Deleted": "0001-01-01T00:00:00",
            },
            "roles": [{ "Id": person.role.0, "Name": person.role.1 }],
        }),
    }
}
