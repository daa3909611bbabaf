//! The clients' attempts to sign in. Filters and sorting are documented, the fields of a record are not (Assumed).

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::answer::{Refusal, instant};
use super::list::Listing;
use super::session;
use crate::store::clients::{self, SignIn};
use crate::world::World;

fn told(record: &SignIn) -> Value {
    json!({
        "id": record.id,
        "clientId": record.client,
        "ip": record.ip,
        "status": record.status,
        "authDateTime": instant(record.at),
    })
}

/// `GET /api/v2/clients/authorizations`
pub(super) async fn list(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Refusal> {
    session::admit(&world, &headers)?;
    let listing = Listing::new(query);
    let mut found = world.store.read(clients::sign_ins)?;
    found.retain(|record| {
        listing.lets_value("clientId", record.client)
            && listing.lets_value("ip", &record.ip)
            && listing.lets_value("status", &record.status)
    });
    listing.sort(&mut found, &[("authDateTime", |record| record.at)]);
    Ok(listing.answer(&found, told))
}

/// `GET /api/v2/clients/authorizations/{authorizationId}`
pub(super) async fn details(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    session::admit(&world, &headers)?;
    let found = world.store.read(clients::sign_ins)?;
    let record = found.iter().find(|record| record.id.to_string() == id);
    Ok(Json(told(record.ok_or(Refusal::NotFound("The record does not exist"))?)).into_response())
}
