//! What comes to the five servers, told to whoever listens: tests that must see what was really sent.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chatelaine_model::SystemId;
use serde_json::Value;

use crate::systems::System;
use crate::world::World;

/// Bytes of a body that are taken in to be told; what the five are sent is far smaller.
const LIMIT: usize = 10_000_000;

/// A request as it came to one of the five, whether a fault meets it or not.
#[derive(Clone, PartialEq, Eq)]
pub struct Heard {
    /// To which of the five.
    pub system: SystemId,
    /// `GET`, `POST` and so on.
    pub method: String,
    /// Its path.
    pub path: String,
    /// What stands behind `?`, as it was sent; empty for nothing.
    pub query: String,
    /// Its headers, the names in lower case. They hold credentials.
    pub headers: Vec<(String, String)>,
    /// Its body. It may hold passwords.
    pub body: Vec<u8>,
}

impl Heard {
    /// The value of a header by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

// Made up or not, credentials are not printed by accident.
impl fmt::Debug for Heard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.system, self.method, self.path)
    }
}

type Ear = Arc<dyn Fn(&Heard) + Send + Sync>;

/// Those who listen.
#[derive(Default)]
pub(crate) struct Ears(Mutex<Vec<Ear>>);

impl Ears {
    /// Adds one.
    pub(crate) fn add(&self, ear: Ear) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(ear);
    }

    fn all(&self) -> Vec<Ear> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Tells those who listen, then lets the request go on. Where nobody listens nothing is taken in.
pub(crate) async fn overhear(world: Arc<World>, system: System, request: Request, next: Next) -> Response {
    let ears = world.ears.all();
    if ears.is_empty() {
        return next.run(request).await;
    }
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LIMIT).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let heard = Heard {
        system: system.model_id(),
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: head
            .headers
            .iter()
            .map(|(name, value)| (name.to_string(), text(value.as_bytes())))
            .collect(),
        body: body.to_vec(),
    };
    for ear in ears {
        ear(&heard);
    }
    next.run(Request::from_parts(head, Body::from(body))).await
}
