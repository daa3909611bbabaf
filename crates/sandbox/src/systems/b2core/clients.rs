//! Clients: the broker's end users. Paths and filters are documented, the fields of a client are not (Assumed).

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
use crate::store::clients::{self, Client};
use crate::world::World;

fn told(client: &Client) -> Value {
    let status = match client.status {
        1 => "Active",
        2 => "Suspended",
        _ => "Closed",
    };
    json!({
        "id": client.id,
        "email": client.email,
        "nickname": client.nickname,
        "info": { "firstName": client.given_name, "lastName": client.family_name },
        "countryCode": client.country,
        "city": client.city,
        "status": { "id": client.status, "caption": status },
        "verificationLevel": {
            "id": client.verification,
            "caption": format!("Level {}", client.verification),
        },
        "createTime": instant(client.created),
        "updateTime": instant(client.updated),
    })
}

/// `GET /api/v2/clients`. The table of filters says `email`, its example `emails`: both are heeded.
pub(super) async fn list(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Refusal> {
    session::admit(&world, &headers)?;
    let listing = Listing::new(query);
    let mut found = world.store.read(clients::all)?;
    found.retain(|client| {
        listing.lets_value("clientId", client.id)
            && listing.lets_text("email", &client.email)
            && listing.lets_text("emails", &client.email)
            && listing.lets_text("name", &format!("{} {}", client.given_name, client.family_name))
            && listing.lets_text("nickname", &client.nickname)
            && listing.lets_text("city", &client.city)
            && listing.lets_value("countryCodes", &client.country)
            && listing.lets_value("statusIds", client.status)
            && listing.lets_value("verificationLevelIds", client.verification)
    });
    listing.sort(
        &mut found,
        &[
            ("id", |client| format!("{:020}", client.id)),
            ("email", |client| client.email.to_lowercase()),
            ("name", |client| client.family_name.to_lowercase()),
            ("createTime", |client| instant(client.created)),
        ],
    );
    Ok(listing.answer(&found, told))
}

/// `GET /api/v2/clients/{clientId}`
pub(super) async fn details(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    session::admit(&world, &headers)?;
    Ok(Json(told(&find(&world, &id)?)).into_response())
}

/// The client of an id in a path.
pub(super) fn find(world: &World, id: &str) -> Result<Client, Refusal> {
    let found = world.store.read(clients::all)?;
    found
        .into_iter()
        .find(|client| client.id.to_string() == id)
        .ok_or(Refusal::NotFound("The client does not exist"))
}
