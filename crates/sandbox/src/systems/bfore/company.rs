//! One call that a key opens, so that a new key can be tried.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::SYSTEM;
use super::answer::Refusal;
use crate::store::{accounts, keys};
use crate::systems::reading;
use crate::world::World;

/// `GET /domain/company?c=ID` with `X-Authorization: {key}`, raw. Paging by `ipp` and `pn` is not offered: the names
/// of its answer are not in the public record, and without them the documented answer is this bare list.
pub(super) async fn domains(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Refusal> {
    let sent = reading::header(&headers, "x-authorization").ok_or(Refusal::NoKey)?;
    let company = world.store.read(|connection| {
        let key = keys::by_value(connection, SYSTEM, sent)?.ok_or(Refusal::NoKey)?;
        let account = accounts::by_id(connection, SYSTEM, &key.owner)?.ok_or(Refusal::NoKey)?;
        Ok::<_, Refusal>(account.document["company"]["Id"].as_i64())
    })?;
    let wanted: Option<i64> = query.get("c").and_then(|id| id.parse().ok());
    match wanted {
        None => Err(Refusal::Invalid("c is required")),
        wanted if wanted != company => Err(Refusal::NotAllowed),
        _ => Ok(Json(json!([
            { "id": 500, "name": "kontor.example" },
            { "id": 501, "name": "kontor-shop.example" },
        ]))
        .into_response()),
    }
}
