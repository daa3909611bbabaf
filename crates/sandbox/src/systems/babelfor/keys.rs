//! API keys as a collection of their own. Listing and creating are documented; replacing and removing by id are
//! Assumed from the same verbs on the vendor's other collections.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::json;

use super::answer::{self, Refusal};
use super::caller::{self, Caller, Right};
use super::document::Owners;
use super::written::WrittenKey;
use super::{SYSTEM, Site};
use crate::store::StoreError;
use crate::store::keys::{self, StoredKey};
use crate::systems::reading;
use crate::token;

/// Documented for the vendor's other lists; `filter`, `sort` and `select` are taken and not heeded, because their
/// syntax is not documented.
#[derive(Deserialize)]
pub(super) struct Page {
    skip: Option<usize>,
    take: Option<usize>,
}

/// `GET /v1/api-keys`
pub(super) async fn list(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    Query(page): Query<Page>,
) -> Result<Response, Refusal> {
    let caller = caller::admit(&site, &headers, Right::Read)?;
    let (owners, found) = site.world.store.read::<_, StoreError>(|connection| {
        Ok((Owners::read(connection)?, keys::list(connection, SYSTEM, caller.realm())?))
    })?;
    let shown: Vec<_> = found
        .iter()
        .skip(page.skip.unwrap_or_default())
        .take(page.take.unwrap_or(usize::MAX))
        .map(|key| owners.key(key))
        .collect();
    Ok(answer::ok(json!({ "apiKeys": shown, "totalApiKeysCount": found.len() })))
}

/// The wrapper's name is Assumed: `ApiKey` is documented, camelCase is the habit.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Writing {
    api_key: WrittenKey,
}

/// `POST /v1/api-keys`: the answer carries the new key with its value.
pub(super) async fn create(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let caller = caller::admit(&site, &headers, Right::Create)?;
    let Writing { api_key } = reading::json(&body)?;
    let now = site.world.now();
    let key = site.world.store.write(|connection| {
        let owners = Owners::read(connection)?;
        let mut key = StoredKey {
            id: 0,
            owner: caller.account.id.clone(),
            name: String::new(),
            // The shipped `ApiKeyFormat`: `api_{token:24}`.
            value: format!("api_{}", token::letters(&mut rand::rng(), 24)),
            client_secret: None,
            created: now,
            ends: None,
            revoked: false,
            permissions: 0,
            about: None,
        };
        api_key.over(&mut key, &owners)?;
        within_realm(&caller, &key)?;
        if key.ends.is_some_and(|end| end <= now) {
            return Err(Refusal::Invalid("The end of an API key must lie ahead.".into()));
        }
        key.id = keys::add(connection, SYSTEM, &key)?;
        Ok(owners.key(&key))
    })?;
    Ok(answer::ok(json!({ "apiKey": key })))
}

/// `PUT /v1/api-keys/{id}`: the whole key.
pub(super) async fn replace(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let caller = caller::admit(&site, &headers, Right::Write)?;
    let Writing { api_key } = reading::json(&body)?;
    let key = site.world.store.write(|connection| {
        let owners = Owners::read(connection)?;
        let mut key = by_id(connection, &id)?;
        within_realm(&caller, &key)?;
        api_key.over(&mut key, &owners)?;
        within_realm(&caller, &key)?;
        keys::replace(connection, &key)?;
        Ok::<_, Refusal>(owners.key(&key))
    })?;
    Ok(answer::ok(json!({ "apiKey": key })))
}

/// `DELETE /v1/api-keys/{id}`
pub(super) async fn remove(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let caller = caller::admit(&site, &headers, Right::Delete)?;
    site.world.store.write(|connection| {
        let key = by_id(connection, &id)?;
        within_realm(&caller, &key)?;
        Ok::<_, Refusal>(keys::remove(connection, key.id)?)
    })?;
    Ok(answer::ok(json!({})))
}

fn by_id(connection: &Connection, id: &str) -> Result<StoredKey, Refusal> {
    let unknown = Refusal::NotFound("API key");
    let Ok(id) = id.parse() else { return Err(unknown) };
    keys::by_id(connection, SYSTEM, id)?.ok_or(unknown)
}

/// Somebody who administers only their own keys may not touch, or hand a key to, anybody else.
fn within_realm(caller: &Caller, key: &StoredKey) -> Result<(), Refusal> {
    match caller.realm() {
        Some(own) if own != key.owner => Err(Refusal::NotFound("API key")),
        _ => Ok(()),
    }
}
