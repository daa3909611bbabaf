//! Setting up faults from another process, on the port of the truth and by its token:
//!
//! - `POST /sandbox/faults` with a [`Fault`] as JSON answers `{"id": 0}`;
//! - `GET /sandbox/faults` lists them with `id`, `fault` and `met`, the number of requests met;
//! - `DELETE /sandbox/faults/{id}` lifts one: what it holds goes on;
//! - `GET /sandbox/requests?system=S&method=M&path=P` answers `{"count": 0}`, the requests that came to that path.

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Fault, FaultId};
use crate::systems::{System, reading};
use crate::truth::{Refusal, Truth};

/// The routes.
pub(crate) fn routes() -> Router<Truth> {
    Router::new()
        .route("/sandbox/faults", get(list).post(inject))
        .route("/sandbox/faults/{id}", delete(lift))
        .route("/sandbox/requests", get(requests))
}

async fn inject(State(truth): State<Truth>, headers: HeaderMap, body: Bytes) -> Result<Json<Value>, Refusal> {
    truth.open_to(&headers)?;
    let fault: Fault = reading::json(&body).map_err(|_| Refusal::Unreadable)?;
    let id = truth.world.faults.set(fault).map_err(Refusal::Fault)?;
    Ok(Json(json!({ "id": id })))
}

async fn list(State(truth): State<Truth>, headers: HeaderMap) -> Result<Response, Refusal> {
    truth.open_to(&headers)?;
    let all = truth.world.faults.all().into_iter();
    let told: Vec<_> = all.map(|(id, fault, met)| json!({ "id": id, "fault": fault, "met": met })).collect();
    Ok(Json(told).into_response())
}

async fn lift(
    State(truth): State<Truth>,
    headers: HeaderMap,
    Path(id): Path<u64>,
) -> Result<Json<Value>, Refusal> {
    truth.open_to(&headers)?;
    if truth.world.faults.lift(FaultId(id)) { Ok(Json(json!({}))) } else { Err(Refusal::Unknown) }
}

#[derive(Deserialize)]
struct Question {
    system: String,
    method: String,
    path: String,
}

async fn requests(
    State(truth): State<Truth>,
    headers: HeaderMap,
    Query(question): Query<Question>,
) -> Result<Json<Value>, Refusal> {
    truth.open_to(&headers)?;
    let system = System::of(&question.system).ok_or(Refusal::Unknown)?;
    let count = truth.world.faults.requests(system, &question.method, &question.path);
    Ok(Json(json!({ "count": count })))
}
