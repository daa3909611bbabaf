//! What really is, for tests: mails, keys and all secrets, told on a port of its own to whoever holds the token in `truth.json`.
//! Faults are set up there as well, see [`crate::Fault`].

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;

use crate::SandboxError;
use crate::fault::{self, FaultError};
use crate::store::StoreError;
use crate::systems::{System, reading};
use crate::token;
use crate::world::World;

/// What the handlers of this port share.
#[derive(Clone)]
pub(crate) struct Truth {
    pub(crate) world: Arc<World>,
    token: Arc<str>,
}

/// The routes, and the token that opens them.
pub(crate) fn router(world: Arc<World>) -> (Router, String) {
    let token = token::letters(&mut rand::rng(), 40);
    let truth = Truth { world, token: token.as_str().into() };
    let router = Router::new()
        .route("/sandbox/mail", get(mail))
        .route("/sandbox/keys", get(key))
        .route("/sandbox/secrets", get(secrets))
        .merge(fault::routes())
        .fallback(async || Refusal::Unknown)
        .with_state(truth);
    (router, token)
}

/// Writes address and token where only this user can read them.
pub(crate) fn announce(dir: &Path, address: &str, token: &str) -> Result<(), SandboxError> {
    let file = dir.join("truth.json");
    let failed = |source| SandboxError::File { path: file.clone(), source };
    // Written anew under another name, so that it never exists with wider rights or half its text.
    let fresh = dir.join("truth.json.new");
    let text = json!({ "address": address, "token": token }).to_string();
    match std::fs::remove_file(&fresh) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&fresh).and_then(|mut file| file.write_all(text.as_bytes())).map_err(failed)?;
    std::fs::rename(&fresh, &file).map_err(failed)
}

/// Why nothing is told or done.
pub(crate) enum Refusal {
    Closed,
    Unknown,
    /// The body is no fault.
    Unreadable,
    Fault(FaultError),
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, error) = match self {
            Self::Closed => (StatusCode::UNAUTHORIZED, "the token of truth.json is needed".to_owned()),
            Self::Unknown => (StatusCode::NOT_FOUND, "no such thing is told here".to_owned()),
            Self::Unreadable => (StatusCode::BAD_REQUEST, "this is no fault".to_owned()),
            Self::Fault(error) => (StatusCode::BAD_REQUEST, error.to_string()),
            Self::Store(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
        };
        (status, Json(json!({ "error": error }))).into_response()
    }
}

impl Truth {
    pub(crate) fn open_to(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        (reading::bearer(headers) == Some(&*self.token)).then_some(()).ok_or(Refusal::Closed)
    }
}

async fn mail(State(truth): State<Truth>, headers: HeaderMap) -> Result<Response, Refusal> {
    truth.open_to(&headers)?;
    Ok(Json(truth.world.mails()?).into_response())
}

async fn secrets(State(truth): State<Truth>, headers: HeaderMap) -> Result<Response, Refusal> {
    truth.open_to(&headers)?;
    Ok(Json(truth.world.secrets()?).into_response())
}

#[derive(Deserialize)]
struct KeyQuestion {
    system: String,
    name: String,
}

async fn key(
    State(truth): State<Truth>,
    headers: HeaderMap,
    Query(question): Query<KeyQuestion>,
) -> Result<Response, Refusal> {
    truth.open_to(&headers)?;
    let system = System::of(&question.system).ok_or(Refusal::Unknown)?;
    let presence = truth.world.key_presence(system, &question.name)?;
    Ok(Json(json!({ "presence": presence })).into_response())
}
