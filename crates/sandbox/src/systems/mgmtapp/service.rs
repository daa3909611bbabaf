//! Service paths: opened by a service account's API key and by nothing else. Documented: "any path containing /sa"
//! and the header. Assumed: what they answer.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use chrono::SecondsFormat;
use serde_json::json;

use super::SYSTEM;
use super::answer::{Reason, Refusal};
use crate::store::keys::{self, StoredKey};
use crate::systems::reading;
use crate::world::World;

/// `GET /api/sa`: which service account the key belongs to.
pub(super) async fn whoami(State(world): State<Arc<World>>, headers: HeaderMap) -> Result<Response, Refusal> {
    let key = admit(&world, &headers).map_err(|reason| reason.to(&headers))?;
    Ok(Json(json!({
        "service_account": {
            "id": key.id,
            "name": key.name,
            "created_at": key.created.to_rfc3339_opts(SecondsFormat::Secs, false),
        },
    }))
    .into_response())
}

/// `GET /api/sa/...`: nothing is there, but only a key learns so.
pub(super) async fn elsewhere(State(world): State<Arc<World>>, headers: HeaderMap) -> Refusal {
    let reason = admit(&world, &headers).map_or_else(|reason| reason, |_| Reason::NoSuchPath);
    reason.to(&headers)
}

fn admit(world: &World, headers: &HeaderMap) -> Result<StoredKey, Reason> {
    let sent = reading::bearer(headers).ok_or(Reason::NoKey)?;
    let found = world.store.read(|connection| keys::by_value(connection, SYSTEM, sent))?;
    found.filter(|key| key.works(world.now())).ok_or(Reason::NoKey)
}
