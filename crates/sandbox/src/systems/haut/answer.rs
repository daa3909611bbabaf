//! How this system says no.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::store::StoreError;
use crate::systems::reading::Malformed;

/// Why a request was not done. That 401 has `code` and `detail` is documented, their values are not; everything else
/// is Assumed after the Python framework whose paging and vocabulary the vendor shows.
pub(super) enum Refusal {
    WrongPassword,
    /// The person has a second factor, which this API cannot pass.
    SecondFactor,
    /// No token, or none that is known and live.
    NoCredential,
    DeadRefresh,
    /// A field and what is wrong with it.
    Field(&'static str, &'static str),
    Malformed,
    PastTheEnd,
    NotFound,
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
        Self::Malformed
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let detail = |text: &str| json!({ "detail": text });
        let coded = |code: &str, text: &str| json!({ "code": code, "detail": text });
        let (status, body): (_, Value) = match self {
            Self::WrongPassword => (
                StatusCode::UNAUTHORIZED,
                coded("authentication_failed", "No active account was found with the given credentials."),
            ),
            Self::SecondFactor => (
                StatusCode::BAD_REQUEST,
                json!({ "non_field_errors": ["Second factor authentication is enabled for this user."] }),
            ),
            Self::NoCredential => {
                (StatusCode::UNAUTHORIZED, coded("token_not_valid", "The token is invalid or has expired."))
            }
            Self::DeadRefresh => (
                StatusCode::UNAUTHORIZED,
                coded("token_not_valid", "The refresh token is invalid or has expired."),
            ),
            Self::Field(name, text) => (StatusCode::BAD_REQUEST, json!({ name: [text] })),
            Self::Malformed => (StatusCode::BAD_REQUEST, detail("JSON parse error.")),
            Self::PastTheEnd => (StatusCode::NOT_FOUND, detail("Invalid page.")),
            Self::NotFound => (StatusCode::NOT_FOUND, detail("Not found.")),
            Self::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, detail("Method not allowed.")),
            Self::Store(error) => {
                tracing::error!(%error, "haut");
                (StatusCode::INTERNAL_SERVER_ERROR, detail("A server error occurred."))
            }
        };
        (status, Json(body)).into_response()
    }
}
