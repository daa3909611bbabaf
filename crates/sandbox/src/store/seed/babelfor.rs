//! Babelfor: six people, their settings, 160 keys.

use chrono::TimeDelta;
use rand::RngExt;
use serde_json::{Value, json};

use super::{Field, Standing, pairs, plain_key};
use crate::store::StoreError;
use crate::store::accounts::{self, Account};
use crate::store::keys;
use crate::store::settings::{self, StoredSetting};
use crate::systems::System;
use crate::token;

const KEYS: usize = 160;

struct Somebody {
    id: &'static str,
    login: &'static str,
    name: (&'static str, &'static str),
    title: &'static str,
    department: &'static str,
    place: (&'static str, &'static str, &'static str),
    roles: &'static [&'static str],
    about: Option<&'static str>,
}

const PEOPLE: [Somebody; 6] = [
    Somebody {
        id: "6f1b2a54-0c3e-4d7a-9b1f-5e8c2d4a7b10",
        login: "a.meyer",
        name: ("Anna", "Meyer"),
        title: "Licensing administrator",
        department: "IT operations",
        place: ("Budapest", "Hungary", "HU"),
        roles: &["Administrator", "LicenseManager"],
        about: Some("Administers all keys."),
    },
    Somebody {
        id: "0d9e7c31-82f4-4b0e-a6d5-3b7f1c9e2a46",
        login: "k.horvath",
        name: ("Katalin", "Horváth"),
        title: "Accountant",
        department: "Finance",
        place: ("Győr", "Hungary", "HU"),
        roles: &["LicenseManager"],
        about: Some("Sees and changes her own keys only."),
    },
    Somebody {
        id: "b47a0e92-5d16-4c8b-8f23-91ce60d7a3f8",
        login: "l.santos",
        name: ("Luís", "Santos"),
        title: "Campaign manager",
        department: "Marketing",
        place: ("Porto", "Portugal", "PT"),
        roles: &["Sales"],
        about: None,
    },
    Somebody {
        id: "e2c85f07-9a3b-4f61-b0d4-7268a1f5c93d",
        login: "j.tanaka",
        name: ("Jun", "Tanaka"),
        title: "Site reliability engineer",
        department: "IT operations",
        place: ("Osaka", "Japan", "JP"),
        roles: &["LicenseManager"],
        about: None,
    },
    Somebody {
        id: "47d3b6e8-1f50-4a92-9c7e-c05b82e6d1fa",
        login: "m.fischer",
        name: ("Martin", "Fischer"),
        title: "Data engineer",
        department: "Analytics",
        place: ("Wien", "Austria", "AT"),
        roles: &["LicenseManager"],
        about: None,
    },
    Somebody {
        id: "98ac41d5-6e7b-4d02-8b3a-f4e90c6a5721",
        login: "svc-portal",
        name: ("Partner", "portal"),
        title: "Application",
        department: "IT operations",
        place: ("Budapest", "Hungary", "HU"),
        roles: &["Application"],
        about: None,
    },
];

/// Category, group, name, value, type, description, read-only.
const SETTINGS: [(&str, &str, &str, &str, &str, &str, bool); 8] = [
    ("Web application", "Lists", "RowsPerPage", "25", "int", "Rows on one page of a list", false),
    (
        "Web application",
        "Lists",
        "ShowRevokedKeys",
        "false",
        "bool",
        "Lists keep revoked keys in view",
        false,
    ),
    ("Web application", "Locale", "Culture", "en-GB", "string", "Language and number format", false),
    ("Notifications", "Mail", "SendExpiryMail", "false", "bool", "A mail before a licence ends", false),
    ("Notifications", "Mail", "ExpiryMailDays", "14", "int", "How many days before", false),
    ("Licensing", "Defaults", "MaxActivations", "5", "int", "For each new licence", true),
    ("Licensing", "Defaults", "AllowOffline", "true", "bool", "Activation without a connection", true),
    ("Licensing", "Defaults", "ReportFooter", "Kontor Kft.", "string", "Printed under each report", true),
];

/// Name, owner's place among the people, days since it was made, hours until it ends, permissions.
const CHOSEN: [(&str, usize, i64, Option<i64>, i64); 17] = [
    ("accounting-export", 1, 90, Some(-3), 1),
    ("ad-feed-nl", 2, 89, Some(22), 1),
    ("address-check", 0, 87, Some(74), 3),
    ("address-check-2", 0, 2, Some(90 * 24 + 2), 3),
    ("admin-cli-meyer", 0, 52, Some(38 * 24 + 2), 7),
    ("admin-full-meyer", 0, 264, None, 15),
    ("agency-portal", 5, 86, Some(98), 3),
    ("alerts-relay", 3, 69, Some(21 * 24 + 2), 1),
    ("analytics-nightly", 4, 13, Some(77 * 24 + 2), 1),
    ("kávéház-számlák", 1, 120, Some(60 * 24), 3),
    ("zürich-büro", 4, 200, Some(5 * 24), 1),
    ("łódź-magazyn", 2, 33, Some(120 * 24), 3),
    ("東京-レポート", 3, 61, Some(29 * 24), 1),
    ("ελληνικά-τιμές", 2, 75, Some(-40), 1),
    ("наклейки-склад", 5, 300, None, 3),
    ("reykjavík-þjónusta", 3, 15, Some(300 * 24), 9),
    ("r&d-export <beta>", 4, 9, Some(18 * 24), 0),
];

const PURPOSES: [&str; 20] = [
    "activation",
    "backup-probe",
    "build-agent",
    "crm-bridge",
    "fleet-tracker",
    "invoice-sync",
    "label-printer",
    "license-check",
    "order-intake",
    "partner-sync",
    "pos-terminal",
    "price-list",
    "renewal-mail",
    "returns-desk",
    "shop-front",
    "stock-feed",
    "support-desk",
    "tax-export",
    "usage-report",
    "warehouse-labels",
];
const PLACES: [&str; 8] = ["nl", "de", "hu", "pt", "se", "jp", "at", "dk"];

/// What comes up how often among the keys that were not chosen by hand.
const STANDINGS: [Standing; 10] = [
    Standing::Active,
    Standing::Active,
    Standing::Revoked,
    Standing::Active,
    Standing::Expired,
    Standing::Active,
    Standing::Never,
    Standing::Active,
    Standing::Active,
    Standing::Expiring,
];

pub(super) fn sow(field: &mut Field<'_>) -> Result<(), StoreError> {
    for (number, person) in (1..).zip(&PEOPLE) {
        accounts::add(field.connection, System::Babelfor, &account(field, person, number))?;
        for (category, section, name, value, kind, about, read_only) in SETTINGS {
            let setting = StoredSetting {
                id: 0,
                category: category.into(),
                section: section.into(),
                name: name.into(),
                value: value.into(),
                kind: kind.into(),
                about: about.into(),
                read_only,
            };
            settings::add(field.connection, person.id, &setting)?;
        }
    }
    for (name, owner, age, ends, permissions) in CHOSEN {
        let life = (field.ago(TimeDelta::days(age)), ends.map(|hours| field.now + TimeDelta::hours(hours)));
        add_key(field, owner, name, life, permissions, false)?;
    }
    let names = pairs(&PURPOSES, &PLACES).take(KEYS - CHOSEN.len());
    for (name, standing) in names.zip(STANDINGS.into_iter().cycle()) {
        let life = field.life(standing);
        let owner = field.random.random_range(0..PEOPLE.len());
        let permissions = [1, 1, 3, 3, 5, 7, 9, 15][field.random.random_range(0..8_usize)];
        add_key(field, owner, &name, life, permissions, matches!(standing, Standing::Revoked))?;
    }
    Ok(())
}

type Life = (chrono::DateTime<chrono::Utc>, Option<chrono::DateTime<chrono::Utc>>);

fn add_key(
    field: &mut Field<'_>,
    owner: usize,
    name: &str,
    life: Life,
    permissions: i64,
    revoked: bool,
) -> Result<(), StoreError> {
    let value = format!("api_{}", token::letters(&mut field.random, 24));
    let mut key = plain_key(PEOPLE[owner].id, name, value, life);
    key.permissions = permissions;
    key.revoked = revoked;
    key.about = field.random.random_bool(0.3).then(|| "Asked for by the team, see the ticket.".into());
    key.client_secret = field.random.random_bool(0.05).then(|| token::letters(&mut field.random, 32));
    keys::add(field.connection, System::Babelfor, &key)?;
    Ok(())
}

fn account(field: &Field<'_>, person: &Somebody, number: i64) -> Account {
    let email = format!("{}@kontor.example", person.login);
    let at = |days| field.ago(TimeDelta::days(days)).to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let (city, country, country_code) = person.place;
    let document: Value = json!({
        "email": email,
        "title": person.title,
        "firstName": person.name.0,
        "lastName": person.name.1,
        "department": person.department,
        "createdAt": at(994 - number * 30),
        "updatedAt": at(40),
        "lastLogIn": at(number),
        "rank": number - 1,
        "city": city,
        "country": country,
        "countryCode": country_code,
        "roles": person.roles,
    });
    Account {
        id: person.id.into(),
        login: person.login.into(),
        email,
        password: format!("sandbox-Babelfor-{number}"),
        password_ends: None,
        second_factor: false,
        about: person.about.map(Into::into),
        document,
    }
}
