//! One's own account. Assumed: the path, the verb and the fields. Documented: partial changes, the fields that are
//! never writable, `_formatted` twins, `extended=true`, several representations of a timestamp.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde_json::{Map, Value};

use super::answer::{Reason, Refusal};
use super::fields::{self, Field, Kind};
use super::language::Language;
use super::{SYSTEM, session};
use crate::store::accounts::{self, Account};
use crate::systems::reading;
use crate::world::World;

/// `GET /api/user`
pub(super) async fn read(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Refusal> {
    let account = session::admit(&world, &headers).map_err(|reason| reason.to(&headers))?;
    let extended = query.get("extended").is_some_and(|wanted| wanted == "true");
    Ok(Json(told(&account, extended, Language::wanted(&headers))).into_response())
}

/// `PATCH /api/user`: any subset of the fields. One refused field refuses all.
pub(super) async fn change(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let language = Language::wanted(&headers);
    let write = || {
        let mut account = session::admit(&world, &headers)?;
        let changes: Map<String, Value> = reading::json(&body)?;
        let (good, bad) = sift(changes, language);
        if !bad.is_empty() {
            return Err(Reason::Fields(bad));
        }
        for (name, value) in good {
            account.document[name] = value;
        }
        account.document["updated_at"] = world.now().timestamp().into();
        account.document["updated_by"] = account.document["id"].clone();
        world
            .store
            .write(|connection| accounts::set_document(connection, SYSTEM, &account.id, &account.document))?;
        Ok(account)
    };
    let account = write().map_err(|reason| reason.to(&headers))?;
    Ok(Json(told(&account, false, language)).into_response())
}

/// The values to store, and what is wrong with the others.
fn sift(changes: Map<String, Value>, language: Language) -> (Vec<(String, Value)>, Map<String, Value>) {
    let mut good = Vec::new();
    let mut bad = Map::new();
    for (name, value) in changes {
        let field = fields::ALL.iter().find(|field| field.name == name);
        let taken = match field {
            None => Err(language.pick("This field does not exist.", "Nincs ilyen mező.")),
            Some(field) if field.read_only => {
                Err(language.pick("This field is read-only.", "Ez a mező csak olvasható."))
            }
            Some(field) => stored(field.kind, value)
                .ok_or(language.pick("This value does not fit.", "Nem megfelelő érték.")),
        };
        match taken {
            Ok(value) => good.push((name, value)),
            Err(text) => drop(bad.insert(name, Value::from(vec![text]))),
        }
    }
    (good, bad)
}

/// A sent value as it is stored. Of what `strtotime()` takes, dates are read in their ISO 8601 forms.
fn stored(kind: Kind, value: Value) -> Option<Value> {
    match (kind, &value) {
        (Kind::Number, Value::Number(_)) | (Kind::Flag, Value::Bool(_)) => Some(value),
        (Kind::Text, Value::String(text)) if text.chars().count() <= 255 => Some(value),
        (Kind::Choice { values, user_add }, Value::String(text)) => {
            (values.contains(&text.as_str()) || user_add && !text.trim().is_empty()).then_some(value)
        }
        (Kind::Day, Value::String(text)) => {
            let day = DateTime::parse_from_rfc3339(text).map(|at| at.date_naive());
            day.or_else(|_| text.parse::<NaiveDate>()).ok().map(|day| day.to_string().into())
        }
        _ => None,
    }
}

fn told(account: &Account, extended: bool, language: Language) -> Value {
    let mut user = Map::new();
    for field in fields::ALL.iter().filter(|field| extended || !field.extended) {
        let value = &account.document[field.name];
        if field.kind == Kind::Instant {
            let at = value.as_i64().and_then(|seconds| DateTime::<Utc>::from_timestamp(seconds, 0));
            let text = at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, false));
            user.insert(field.name.into(), text.into());
            user.insert(format!("{}_timestamp", field.name), value.clone());
        } else {
            user.insert(field.name.into(), value.clone());
        }
        if field.format.is_some() {
            user.insert(format!("{}_formatted", field.name), for_people(field, value, language).into());
        }
    }
    Value::Object(user)
}

fn for_people(field: &Field, value: &Value, language: Language) -> Option<String> {
    match field.kind {
        Kind::Instant => DateTime::from_timestamp(value.as_i64()?, 0).map(|at| language.instant(at)),
        Kind::Day => value.as_str()?.parse().ok().map(|day| language.day(day)),
        Kind::Number => value.as_f64().map(|amount| language.forints(amount)),
        _ => None,
    }
}
