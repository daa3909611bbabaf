//! Between the connection and the system's routes: where faults meet requests.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;

use super::FaultKind;
use super::book::Met;
use super::damage::Damage;
use crate::systems::System;
use crate::world::World;

const PAGE: &str = "<!doctype html><html><head><title>Gateway</title></head><body>Something stands in front of the \
                    server.</body></html>";

/// No UTF-8, and no JSON either.
const GARBAGE: &[u8] = b"\x00\xFF\xFE{]garbage\x80";

/// Lets a request through to the system, unless a fault meets it.
pub(crate) async fn meddle(
    world: Arc<World>,
    system: System,
    ConnectInfo(damage): ConnectInfo<Damage>,
    request: Request,
    next: Next,
) -> Response {
    let Some(met) = world.faults.meet(system, request.method(), request.uri().path()) else {
        return next.run(request).await;
    };
    match met.kind {
        FaultKind::Status { status, retry_after } => refused(status, retry_after),
        FaultKind::Html { status } => (code(status), Html(PAGE)).into_response(),
        FaultKind::DropBefore => silent(&damage),
        FaultKind::DropAfter => {
            next.run(request).await;
            silent(&damage)
        }
        FaultKind::Slow { after: true, .. } => {
            let answer = next.run(request).await;
            held(met).await;
            answer
        }
        FaultKind::Slow { after: false, .. } => {
            held(met).await;
            next.run(request).await
        }
        FaultKind::Garbage => instead(next.run(request).await, Body::from(GARBAGE)),
        FaultKind::Empty => instead(next.run(request).await, Body::empty()),
        FaultKind::CutOff => {
            damage.cut_off();
            next.run(request).await
        }
    }
}

fn refused(status: u16, retry_after: Option<String>) -> Response {
    let mut answer = (code(status), Json(json!({}))).into_response();
    if let Some(value) = retry_after.and_then(|text| HeaderValue::from_str(&text).ok()) {
        answer.headers_mut().insert(header::RETRY_AFTER, value);
    }
    answer
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn silent(damage: &Damage) -> Response {
    damage.silence();
    StatusCode::NO_CONTENT.into_response()
}

/// The head of an answer with another body.
fn instead(answer: Response, body: Body) -> Response {
    let (mut head, _) = answer.into_parts();
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, body)
}

async fn held(mut met: Met) {
    met.held.send_modify(|held| *held += 1);
    // Ends when the book drops its end of the channel, which it does when the fault is lifted.
    let lifted = async { while met.lifted.changed().await.is_ok() {} };
    match met.kind {
        FaultKind::Slow { millis: Some(millis), .. } => {
            let over = tokio::time::timeout(Duration::from_millis(millis), lifted).await;
            tracing::debug!(lifted = over.is_ok(), "a held request goes on");
        }
        _ => lifted.await,
    }
}
