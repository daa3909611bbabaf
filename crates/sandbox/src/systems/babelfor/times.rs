//! Instants: UTC with `Z` and whole seconds, as in the vendor's examples.

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};
use serde_json::Value;

use super::answer::Refusal;

/// How an instant is written.
pub(super) fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Reads an instant; one without a zone is taken as UTC (Assumed: the database's column has none either).
pub(super) fn read(name: &str, text: &str) -> Result<DateTime<Utc>, Refusal> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.with_timezone(&Utc))
        .or_else(|_| text.parse::<NaiveDateTime>().map(|at| at.and_utc()))
        .map_err(|_| Refusal::Invalid(format!("{name} is not a date and time.")))
}

/// An instant or null, as a JSON value.
pub(super) fn optional(at: Option<DateTime<Utc>>) -> Value {
    at.map(written).into()
}
