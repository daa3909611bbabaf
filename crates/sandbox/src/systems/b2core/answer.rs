//! How this system says no, and how it writes instants.

use axum::Json;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use crate::store::StoreError;
use crate::systems::reading::Malformed;

/// Why a request was not done. Documented are 400 for a bad payload and 401 at sign-out. Assumed: everything else,
/// the body after what a public client of the sister API reads.
pub(super) enum Refusal {
    WrongPassword,
    WrongCode,
    /// The challenge is unknown, used up or over.
    DeadChallenge,
    /// No access token, or one that was revoked or has expired.
    NoSession,
    DeadRefresh,
    /// Too many attempts; how long it lasts.
    Blocked(TimeDelta),
    NotFound(&'static str),
    Invalid(&'static str),
    NoSuchPath,
    WrongMethod,
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Malformed> for Refusal {
    fn from(_: Malformed) -> Self {
        Self::Invalid("The payload could not be converted or lacks a required field")
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, message, issue) = match &self {
            Self::WrongPassword => (StatusCode::UNAUTHORIZED, "Unauthorized", "Wrong email or password"),
            Self::WrongCode => (StatusCode::UNAUTHORIZED, "Unauthorized", "Wrong confirmation code"),
            Self::DeadChallenge => {
                (StatusCode::UNAUTHORIZED, "Unauthorized", "The confirmation has expired: sign in again")
            }
            Self::NoSession => {
                (StatusCode::UNAUTHORIZED, "Unauthorized", "The access token was revoked or has expired")
            }
            Self::DeadRefresh => {
                (StatusCode::UNAUTHORIZED, "Unauthorized", "The refresh token is invalid or has expired")
            }
            Self::Blocked(_) => (StatusCode::TOO_MANY_REQUESTS, "Too many requests", "Too many attempts"),
            Self::NotFound(what) => (StatusCode::NOT_FOUND, "Not found", *what),
            Self::Invalid(what) => (StatusCode::BAD_REQUEST, "Bad request", *what),
            Self::NoSuchPath => (StatusCode::NOT_FOUND, "Not found", "The resource does not exist"),
            Self::WrongMethod => (
                StatusCode::METHOD_NOT_ALLOWED,
                "Method not allowed",
                "The resource does not take this method",
            ),
            Self::Store(error) => {
                tracing::error!(%error, "b2core");
                (StatusCode::INTERNAL_SERVER_ERROR, "Internal error", "Something failed")
            }
        };
        let body = Json(json!({ "error": { "message": message, "details": [{ "issue": issue }] } }));
        match self {
            Self::Blocked(rest) => (status, [retry_after(rest)], body).into_response(),
            _ => (status, body).into_response(),
        }
    }
}

/// Whole seconds, rounded up: trying when they are over must not be too soon.
fn retry_after(rest: TimeDelta) -> (HeaderName, String) {
    let seconds = rest.num_seconds() + i64::from(rest.subsec_nanos() > 0);
    (header::RETRY_AFTER, seconds.to_string())
}

/// ISO 8601 with a numeric offset.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S+00:00").to_string()
}
