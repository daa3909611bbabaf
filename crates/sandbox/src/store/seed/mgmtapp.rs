//! The Management: two people and one service account with its key.

use chrono::TimeDelta;
use serde_json::json;

use super::{Field, plain_key};
use crate::store::StoreError;
use crate::store::accounts::{self, Account};
use crate::store::keys;
use crate::systems::System;
use crate::token;

pub(super) fn sow(field: &mut Field<'_>) -> Result<(), StoreError> {
    let people = [
        (101, "a.meyer", "Anna Meyer", "Administrator", "en", "Speaks English."),
        (102, "p.kovacs", "Kovács Péter", "Könyvelő", "hu", "Magyarul használja."),
    ];
    for (number, person) in (1..).zip(people) {
        accounts::add(field.connection, System::Mgmtapp, &account(field, person, number))?;
    }
    let value = format!("sa_{}", token::letters(&mut field.random, 40));
    let life = (field.ago(TimeDelta::days(210)), None);
    keys::add(field.connection, System::Mgmtapp, &plain_key("sa-1", "budapest-integration", value, life))?;
    Ok(())
}

type Somebody = (i64, &'static str, &'static str, &'static str, &'static str, &'static str);

fn account(field: &Field<'_>, (id, login, name, position, language, about): Somebody, number: u8) -> Account {
    let email = format!("{login}@kontor.example");
    Account {
        id: id.to_string(),
        login: login.into(),
        password: format!("sandbox-Mgmt-{number}"),
        password_ends: None,
        second_factor: false,
        about: Some(about.into()),
        document: json!({
            "id": id,
            "created_by": 100,
            "created_at": field.ago(TimeDelta::days(700)).timestamp(),
            "updated_by": 100,
            "updated_at": field.ago(TimeDelta::days(33)).timestamp(),
            "username": login,
            "email": email,
            "name": name,
            "phone": "+36 1 555 0100",
            "position": position,
            "language": language,
            "timezone": "Europe/Budapest",
            "birth_date": "1984-02-29",
            "hourly_rate": 12_500,
            "newsletter": false,
            "last_login_at": field.ago(TimeDelta::days(2)).timestamp(),
            "role": "manager",
            "company": "Kontor Kft.",
        }),
        email,
    }
}
