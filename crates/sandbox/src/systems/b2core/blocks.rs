//! Clients who are blocked after too many attempts, and lifting a block.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::answer::{Refusal, instant};
use super::list::Listing;
use super::session;
use crate::store::clients::{self, ClientBlock};
use crate::world::World;

const UNKNOWN: Refusal = Refusal::NotFound("The blocked address does not exist");

fn told(block: &ClientBlock) -> Value {
    json!({
        "id": block.id,
        "clientId": block.client,
        "clientEmail": block.email,
        "ip": block.ip,
        "reason": block.reason,
        "createTime": instant(block.created),
        "expireTime": instant(block.ends),
    })
}

/// `GET /api/v2/security/addresses`. Assumed: a block that is over is no longer listed.
pub(super) async fn list(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Refusal> {
    session::admit(&world, &headers)?;
    let listing = Listing::new(query);
    let mut found = world.store.read(|connection| clients::blocks(connection, world.now()))?;
    found.retain(|block| {
        listing.lets_value("clientId", block.client)
            && listing.lets_text("clientEmail", &block.email)
            && listing.lets_value("ip", &block.ip)
    });
    listing.sort(&mut found, &[("createTime", |block| block.created)]);
    Ok(listing.answer(&found, told))
}

/// `GET /api/v2/security/addresses/{addressId}`
pub(super) async fn details(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    session::admit(&world, &headers)?;
    let found = world.store.read(|connection| clients::blocks(connection, world.now()))?;
    let block = found.iter().find(|block| block.id.to_string() == id).ok_or(UNKNOWN)?;
    Ok(Json(told(block)).into_response())
}

/// `DELETE /api/v2/security/addresses/{addressId}`: 204.
pub(super) async fn lift(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<StatusCode, Refusal> {
    session::admit(&world, &headers)?;
    let id = id.parse().map_err(|_| UNKNOWN)?;
    let lifted = world.store.write(|connection| clients::lift_block(connection, id))?;
    lifted.then_some(StatusCode::NO_CONTENT).ok_or(UNKNOWN)
}
