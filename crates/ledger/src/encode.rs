//! How times, words and lists stand in the database.

use chrono::{DateTime, SubsecRound, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::Fault;

/// Microseconds since 1970. Finer parts of a second are dropped.
pub(crate) fn micros(time: DateTime<Utc>) -> i64 {
    time.timestamp_micros()
}

/// The time as it is read back once it was stored.
pub(crate) fn kept(time: DateTime<Utc>) -> DateTime<Utc> {
    time.trunc_subsecs(6)
}

pub(crate) fn time(micros: i64) -> Result<DateTime<Utc>, Fault> {
    DateTime::from_timestamp_micros(micros).ok_or(Fault::Unreadable("time"))
}

pub(crate) fn maybe_time(micros: Option<i64>) -> Result<Option<DateTime<Utc>>, Fault> {
    micros.map(time).transpose()
}

/// The model's own word for one of a closed set.
pub(crate) fn word(value: &impl Serialize) -> Result<String, Fault> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(Fault::Unreadable("word")),
    }
}

pub(crate) fn from_word<T: DeserializeOwned>(word: String, what: &'static str) -> Result<T, Fault> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(|_| Fault::Unreadable(what))
}

pub(crate) fn json(value: &impl Serialize) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|_| Fault::Unreadable("list"))
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|_| Fault::Unreadable(what))
}
