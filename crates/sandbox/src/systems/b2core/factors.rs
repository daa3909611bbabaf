//! The methods of a client's second factor. An administrator may turn one off, never on.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::answer::Refusal;
use super::{clients, session};
use crate::store::clients::{self as store, Factor};
use crate::world::World;

fn told(factor: &Factor) -> Value {
    json!({ "caption": factor.caption, "isEnabled": factor.is_on, "name": factor.name })
}

/// `GET /api/v2/clients/{clientId}/2fa`. In the documented example `total` is 1 while two methods follow, one of
/// them on. Assumed: it counts those that are on.
pub(super) async fn list(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    session::admit(&world, &headers)?;
    let client = clients::find(&world, &id)?;
    let factors = world.store.read(|connection| store::factors(connection, client.id))?;
    let on = factors.iter().filter(|factor| factor.is_on).count();
    let data: Vec<_> = factors.iter().map(told).collect();
    Ok(Json(json!({ "total": on, "data": data })).into_response())
}

/// `GET /api/v2/clients/{clientId}/2fa/{type}`. Assumed: the answer is the entry of the list.
pub(super) async fn details(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    session::admit(&world, &headers)?;
    Ok(Json(told(&find(&world, &id, &name)?.1)).into_response())
}

/// `PUT` or `PATCH` of the same path turns the method off. Assumed: no body is needed, and the answer is the entry.
pub(super) async fn turn_off(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    session::admit(&world, &headers)?;
    let (client, factor) = find(&world, &id, &name)?;
    world.store.write(|connection| store::turn_factor_off(connection, client, &factor.name))?;
    Ok(Json(told(&Factor { is_on: false, ..factor })).into_response())
}

/// The vendor writes `SMS` in one place and `sms` in another, so case does not matter.
fn find(world: &World, id: &str, name: &str) -> Result<(i64, Factor), Refusal> {
    let client = clients::find(world, id)?;
    let factors = world.store.read(|connection| store::factors(connection, client.id))?;
    let factor = factors.into_iter().find(|factor| factor.name.eq_ignore_ascii_case(name));
    Ok((client.id, factor.ok_or(Refusal::NotFound("The method does not exist"))?))
}
