//! Short answers: one `message`.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::store::StoreError;
use crate::systems::reading::Malformed;

/// An answer that is only words.
pub(super) fn message(text: &str) -> Response {
    Json(json!({ "message": text })).into_response()
}

/// Why a request was not done. 401 and 403 at sign-in are documented, as JSON; everything else, and the words, are
/// Assumed, `message` because every documented short answer has it.
pub(super) enum Refusal {
    WrongPassword,
    PasswordExpired,
    /// No JWT, or one that is over or was replaced.
    NoSession,
    /// No key, or none that is known.
    NoKey,
    NotAllowed,
    Invalid(&'static str),
    NoSuchKey,
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
        Self::Invalid("The request body is not valid")
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, text) = match self {
            Self::WrongPassword => (StatusCode::UNAUTHORIZED, "Wrong username or password"),
            Self::PasswordExpired => (StatusCode::FORBIDDEN, "Password expired"),
            Self::NoSession => (StatusCode::UNAUTHORIZED, "Invalid or expired token"),
            Self::NoKey => (StatusCode::UNAUTHORIZED, "Invalid auth header"),
            Self::NotAllowed => (StatusCode::FORBIDDEN, "Access denied"),
            Self::Invalid(what) => (StatusCode::BAD_REQUEST, what),
            Self::NoSuchKey => (StatusCode::NOT_FOUND, "Auth header not found"),
            Self::NoSuchPath => (StatusCode::NOT_FOUND, "Not found"),
            Self::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "Method not allowed"),
            Self::Store(error) => {
                tracing::error!(%error, "bfore");
                (StatusCode::INTERNAL_SERVER_ERROR, "Internal server error")
            }
        };
        (status, message(text)).into_response()
    }
}
