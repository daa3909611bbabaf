//! How this system says no. Assumed throughout: the vendor tells neither the body nor the status of any error.

use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::language::Language;
use crate::store::StoreError;
use crate::systems::reading::Malformed;

/// Why a request was not done.
pub(super) enum Reason {
    WrongPassword,
    NoSession,
    DeadRefresh,
    /// No API key, or none that works, on a service path.
    NoKey,
    Malformed,
    /// Fields and what is wrong with each.
    Fields(Map<String, Value>),
    NoSuchPath,
    WrongMethod,
    Store(StoreError),
}

impl From<StoreError> for Reason {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Malformed> for Reason {
    fn from(_: Malformed) -> Self {
        Self::Malformed
    }
}

/// A reason, told in the caller's language.
pub(super) struct Refusal {
    reason: Reason,
    language: Language,
}

impl Reason {
    /// The refusal for whoever sent these headers.
    pub(super) fn to(self, headers: &HeaderMap) -> Refusal {
        Refusal { reason: self, language: Language::wanted(headers) }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let say = |english, hungarian| self.language.pick(english, hungarian);
        let (status, text) = match &self.reason {
            Reason::WrongPassword => {
                (StatusCode::UNAUTHORIZED, say("Wrong login or password.", "Hibás azonosító vagy jelszó."))
            }
            Reason::NoSession => (
                StatusCode::UNAUTHORIZED,
                say(
                    "The token is missing, invalid or has expired.",
                    "A token hiányzik, érvénytelen vagy lejárt.",
                ),
            ),
            Reason::DeadRefresh => (
                StatusCode::UNAUTHORIZED,
                say(
                    "The refresh token is invalid or has expired.",
                    "A frissítő token érvénytelen vagy lejárt.",
                ),
            ),
            Reason::NoKey => (
                StatusCode::UNAUTHORIZED,
                say("A service account's API key is needed.", "Szolgáltatásfiók API-kulcsa szükséges."),
            ),
            Reason::Malformed => {
                (StatusCode::BAD_REQUEST, say("The request is not valid.", "A kérés érvénytelen."))
            }
            Reason::Fields(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                say("Some fields were refused.", "Egyes mezők nem fogadhatók el."),
            ),
            Reason::NoSuchPath => (StatusCode::NOT_FOUND, say("Not found.", "Nem található.")),
            Reason::WrongMethod => {
                (StatusCode::METHOD_NOT_ALLOWED, say("Method not allowed.", "A művelet nem engedélyezett."))
            }
            Reason::Store(error) => {
                tracing::error!(%error, "mgmtapp");
                (StatusCode::INTERNAL_SERVER_ERROR, say("Server error.", "Szerverhiba."))
            }
        };
        let mut body = json!({ "error": text });
        if let Reason::Fields(fields) = self.reason {
            body["fields"] = Value::Object(fields);
        }
        (status, Json(body)).into_response()
    }
}

pub(super) async fn no_such_path(headers: HeaderMap) -> Refusal {
    Reason::NoSuchPath.to(&headers)
}

pub(super) async fn wrong_method(headers: HeaderMap) -> Refusal {
    Reason::WrongMethod.to(&headers)
}
