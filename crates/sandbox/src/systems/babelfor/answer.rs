//! The envelope.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::store::StoreError;
use crate::systems::reading::Malformed;

/// A success: the members of `content` beside `success`.
pub(super) fn ok(content: Value) -> Response {
    let mut envelope = Map::from_iter([("success".to_owned(), Value::Bool(true))]);
    if let Value::Object(content) = content {
        envelope.extend(content);
    }
    Json(without_defaults(Value::Object(envelope))).into_response()
}

/// The shipped setting `IgnoreJSonDefaultValues`: `false`, `0` and null are left out wherever they stand.
fn without_defaults(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, member)| !is_default(member))
            .map(|(name, member)| (name, without_defaults(member)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_defaults).collect(),
        other => other,
    }
}

fn is_default(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(truth) => !truth,
        Value::Number(number) => number.as_f64() == Some(0.0),
        _ => false,
    }
}

/// Why a request was not done.
///
/// Assumed, all of it: the documents list status 200 only and give no meaning to any `code`. What the service itself
/// decides comes as 200 without `success`, what the web framework in front of it decides as a status.
pub(super) enum Refusal {
    /// Neither a live session nor a good API key.
    NoCredential,
    /// Signed in, but not for this.
    NotAllowed,
    /// Too many wrong passwords.
    Blocked,
    /// User name or password is wrong.
    WrongPassword,
    /// The content of the request is not acceptable.
    Invalid(String),
    /// No such thing, or not for this caller to see.
    NotFound(&'static str),
    Malformed,
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
        Self::Malformed
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code, message) = match self {
            Self::WrongPassword => (StatusCode::OK, 1, "Invalid user name or password.".to_owned()),
            Self::Invalid(message) => (StatusCode::OK, 2, message),
            Self::NotFound(what) => (StatusCode::OK, 3, format!("The {what} was not found.")),
            Self::NoCredential => (
                StatusCode::UNAUTHORIZED,
                401,
                "Authentication is required: sign in or send an API key.".into(),
            ),
            Self::NotAllowed => {
                (StatusCode::FORBIDDEN, 403, "Permission is missing for this operation.".into())
            }
            Self::Blocked => (
                StatusCode::TOO_MANY_REQUESTS,
                429,
                "Too many failed attempts. Login is blocked for a while.".into(),
            ),
            Self::Malformed => return problem(StatusCode::BAD_REQUEST, "The request body is not valid."),
            Self::NoSuchPath => return problem(StatusCode::NOT_FOUND, "Not Found"),
            Self::WrongMethod => return problem(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed"),
            Self::Store(error) => {
                tracing::error!(%error, "babelfor");
                return problem(StatusCode::INTERNAL_SERVER_ERROR, "An error occurred.");
            }
        };
        let body = Json(json!({ "code": code, "message": message }));
        if status == StatusCode::UNAUTHORIZED {
            return (status, [(header::WWW_AUTHENTICATE, "Bearer")], body).into_response();
        }
        (status, body).into_response()
    }
}

/// The framework's own way of saying no (RFC 9457).
fn problem(status: StatusCode, title: &str) -> Response {
    let body = json!({ "title": title, "status": status.as_u16() });
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_left_out_at_every_depth_and_other_values_are_not() {
        let given = json!({
            "success": true, "code": 0, "message": null,
            "keys": [{ "id": 7, "revoked": false, "permissions": 0, "description": "", "list": [0] }],
        });
        assert_eq!(
            without_defaults(given),
            json!({ "success": true, "keys": [{ "id": 7, "description": "", "list": [0] }] })
        );
    }
}
