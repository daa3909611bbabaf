//! What each field is. That there is such an endpoint, and that it tells read-only hints, `format` and `user_add`, is
//! documented. Assumed: its path and shape.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::answer::Refusal;
use super::fields::{self, Field, Kind};
use super::language::Language;
use super::session;
use crate::world::World;

/// `GET /api/schema`
pub(super) async fn read(State(world): State<Arc<World>>, headers: HeaderMap) -> Result<Response, Refusal> {
    session::admit(&world, &headers).map_err(|reason| reason.to(&headers))?;
    let language = Language::wanted(&headers);
    let fields: Map<String, Value> =
        fields::ALL.iter().map(|field| (field.name.to_owned(), described(field, language))).collect();
    Ok(Json(json!({ "user": { "fields": fields } })).into_response())
}

fn described(field: &Field, language: Language) -> Value {
    let label = language.pick(field.label.0, field.label.1);
    let hint = if field.read_only { language.pick("Read-only. ", "Csak olvasható. ") } else { "" };
    let mut told = json!({
        "type": match field.kind {
            Kind::Number => "number",
            Kind::Text => "text",
            Kind::Flag => "boolean",
            Kind::Instant => "datetime",
            Kind::Day => "date",
            Kind::Choice { .. } => "select2",
        },
        "label": label,
        "description": format!("{hint}{label}"),
        "read_only": field.read_only,
    });
    if let Some(format) = field.format {
        told["format"] = format.into();
    }
    if let Kind::Choice { values, user_add } = field.kind {
        told["options"] = values.iter().map(|value| json!({ "value": value })).collect();
        told["user_add"] = user_add.into();
    }
    told
}
