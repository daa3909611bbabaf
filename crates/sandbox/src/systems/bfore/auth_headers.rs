//! Auth headers: this system's keys. They never end, the list shows their values, and deleting goes by value.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{self, Refusal};
use super::{SYSTEM, document, session};
use crate::store::keys::{self, StoredKey};
use crate::systems::reading;
use crate::token;
use crate::world::World;

fn told(key: &StoredKey) -> Value {
    json!({
        "id": key.id.to_string(),
        "name": key.name,
        "token": key.value,
        "created": document::naive(key.created),
    })
}

/// `GET /authheader/list`. Assumed: one sees one's own.
pub(super) async fn list(State(world): State<Arc<World>>, headers: HeaderMap) -> Result<Response, Refusal> {
    let (account, _) = session::admit(&world.store, &headers, world.now())?;
    let found = world.store.read(|connection| keys::list(connection, SYSTEM, Some(&account.id)))?;
    Ok(Json(found.iter().map(told).collect::<Vec<_>>()).into_response())
}

#[derive(Deserialize)]
struct Naming {
    name: String,
}

/// `POST /authheader/add`: answers 200, not 201. Assumed: names need not be unique, and end at 256 characters.
pub(super) async fn add(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let now = world.now();
    let (account, _) = session::admit(&world.store, &headers, now)?;
    let Naming { name } = reading::json(&body)?;
    if name.trim().is_empty() || name.chars().count() > 256 {
        return Err(Refusal::Invalid("The name must have 1 to 256 characters"));
    }
    let mut key = StoredKey {
        id: 0,
        owner: account.id,
        name,
        value: token::letters(&mut rand::rng(), 40),
        client_secret: None,
        created: now,
        ends: None,
        revoked: false,
        permissions: 0,
        about: None,
    };
    key.id = world.store.write(|connection| keys::add(connection, SYSTEM, &key))?;
    Ok(Json(told(&key)).into_response())
}

/// The vendor's field list shows `text` as a member, but the same page would look so for a bare text: both are taken.
#[derive(Deserialize)]
#[serde(untagged)]
enum Deletion {
    Member { text: String },
    Bare(String),
}

/// `POST /authheader/delete`: `text` is the key's value. Assumed: what an unknown value answers.
pub(super) async fn delete(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let (account, _) = session::admit(&world.store, &headers, world.now())?;
    let (Deletion::Member { text } | Deletion::Bare(text)) = reading::json(&body)?;
    world.store.write(|connection| {
        let key = keys::by_value(connection, SYSTEM, &text)?
            .filter(|key| key.owner == account.id)
            .ok_or(Refusal::NoSuchKey)?;
        Ok::<_, Refusal>(keys::remove(connection, key.id)?)
    })?;
    Ok(answer::message("Success"))
}
