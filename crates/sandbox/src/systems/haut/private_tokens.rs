//! Private tokens: this system's keys.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, SecondsFormat, Utc};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::Refusal;
use super::{SYSTEM, caller};
use crate::store::keys::{self, StoredKey};
use crate::systems::reading;
use crate::token;
use crate::world::World;

/// Items on a page where the client does not say, and at most. Assumed.
const USUAL_PAGE: usize = 20;
const LARGEST_PAGE: usize = 100;

/// What a query holds other than it is: all but the unreserved letters (RFC 3986, section 2.3).
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn told(key: &StoredKey) -> Value {
    json!({
        "id": key.id,
        "name": key.name,
        "expiration_time": key.ends.map(|end| end.to_rfc3339_opts(SecondsFormat::Millis, true)),
    })
}

/// `GET /api/v1/auth/private_tokens/`. Tokens that ended are still listed (Assumed).
pub(super) async fn list(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Refusal> {
    let account = caller::admit(&world, &headers)?;
    let mut found = world.store.read(|connection| keys::list(connection, SYSTEM, Some(&account.id)))?;
    if let Some(wanted) = query.get("q") {
        let wanted = wanted.to_lowercase();
        found.retain(|key| key.name.to_lowercase().contains(&wanted));
    }
    order(&mut found, query.get("ordering").map_or("", String::as_str));

    let number = |name: &str| query.get(name).map(|text| text.parse::<usize>().ok().filter(|&n| n > 0));
    let size = number("page_size").flatten().unwrap_or(USUAL_PAGE).min(LARGEST_PAGE);
    let page = number("page").unwrap_or(Some(1)).ok_or(Refusal::PastTheEnd)?;
    let pages = found.len().div_ceil(size).max(1);
    if page > pages {
        return Err(Refusal::PastTheEnd);
    }
    let host = reading::header(&headers, "host").unwrap_or_default();
    // What chooses and orders the items stays: without it the next page would be one of another list.
    let kept: String = ["q", "ordering"]
        .into_iter()
        .filter_map(|name| Some(format!("{name}={}&", utf8_percent_encode(query.get(name)?, VALUE))))
        .collect();
    let link =
        |page: usize| format!("http://{host}/api/v1/auth/private_tokens/?{kept}page={page}&page_size={size}");
    let results: Vec<_> = found.iter().skip((page - 1) * size).take(size).map(told).collect();
    Ok(Json(json!({
        "count": found.len(),
        "next": (page < pages).then(|| link(page + 1)),
        "previous": (page > 1).then(|| link(page - 1)),
        "results": results,
    }))
    .into_response())
}

/// Orders by a field's name, a minus in front for the other way round. What is unknown is not heeded.
fn order(found: &mut [StoredKey], ordering: &str) {
    let (field, backwards) = ordering.strip_prefix('-').map_or((ordering, false), |field| (field, true));
    let by: fn(&StoredKey, &StoredKey) -> Ordering = match field {
        "name" => |one, other| one.name.cmp(&other.name),
        "expiration_time" => |one, other| one.ends.cmp(&other.ends),
        _ => |one, other| one.id.cmp(&other.id),
    };
    found.sort_by(by);
    if backwards {
        found.reverse();
    }
}

#[derive(Deserialize)]
struct Creation {
    name: Option<String>,
    expiration_time: Option<String>,
}

/// `POST /api/v1/auth/private_tokens/`: `data` is the value, here and never again. Assumed: the end must lie ahead,
/// and a name ends at 255 characters.
pub(super) async fn create(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let account = caller::admit(&world, &headers)?;
    let creation: Creation = reading::json(&body)?;
    let now = world.now();
    let name = creation.name.ok_or(Refusal::Field("name", "This field is required."))?;
    if name.trim().is_empty() {
        return Err(Refusal::Field("name", "This field may not be blank."));
    }
    if name.chars().count() > 255 {
        return Err(Refusal::Field("name", "Ensure this field has no more than 255 characters."));
    }
    let end = creation.expiration_time.ok_or(Refusal::Field("expiration_time", "This field is required."))?;
    let end: DateTime<Utc> = DateTime::parse_from_rfc3339(&end)
        .map_err(|_| Refusal::Field("expiration_time", "Datetime has wrong format."))?
        .into();
    if end <= now {
        return Err(Refusal::Field("expiration_time", "The expiration time must be in the future."));
    }
    let mut key = StoredKey {
        id: 0,
        value: new_value(&mut rand::rng(), &account.id, end),
        owner: account.id,
        name,
        client_secret: None,
        created: now,
        ends: Some(end),
        revoked: false,
        permissions: 0,
        about: None,
    };
    key.id = world.store.write(|connection| keys::add(connection, SYSTEM, &key))?;
    let mut answer = told(&key);
    answer["data"] = key.value.into();
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

/// A private token's value. Assumed: shaped like a JWT; its claims are not told.
pub(crate) fn new_value(random: &mut impl rand::Rng, owner: &str, end: DateTime<Utc>) -> String {
    let claims = json!({ "user_id": owner, "exp": end.timestamp() });
    token::jwt(random, &json!({ "alg": "HS256", "typ": "JWT" }), &claims)
}

/// `DELETE /api/v1/auth/private_tokens/{id}/`: 204, at once.
pub(super) async fn remove(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<StatusCode, Refusal> {
    let account = caller::admit(&world, &headers)?;
    let id = id.parse().map_err(|_| Refusal::NotFound)?;
    world.store.write(|connection| {
        let key = keys::by_id(connection, SYSTEM, id)?.filter(|key| key.owner == account.id);
        Ok::<_, Refusal>(keys::remove(connection, key.ok_or(Refusal::NotFound)?.id)?)
    })?;
    Ok(StatusCode::NO_CONTENT)
}
