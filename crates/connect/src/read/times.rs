//! Reading times as leniently as the systems write them, and writing them as a system wants them.

use chrono::{DateTime, NaiveDateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::Value;

/// A time that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReadTime {
    pub(crate) at: DateTime<Utc>,
    /// Whether it carried no zone, so that UTC is an assumption.
    pub(crate) naive: bool,
}

/// Reads RFC 3339 with any number of fraction digits, the same without a zone (taken as UTC) or with an offset
/// without a colon.
pub(crate) fn parse(text: &str) -> Option<ReadTime> {
    let text = text.trim();
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(ReadTime { at: at.with_timezone(&Utc), naive: false });
    }
    if let Ok(at) = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z") {
        return Some(ReadTime { at: at.with_timezone(&Utc), naive: false });
    }
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .map(|at| ReadTime { at: at.and_utc(), naive: true })
}

/// What stands in a place for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Nothing, or what the system writes for nothing.
    None,
    /// A time.
    At(ReadTime),
    /// Something that is no time.
    Unreadable,
}

/// Reads a time; `none` are the texts that a system writes for 'no date'.
pub(crate) fn read(value: Option<&Value>, none: &[String]) -> Moment {
    let text = match value {
        None | Some(Value::Null) => return Moment::None,
        Some(Value::String(text)) if text.is_empty() => return Moment::None,
        Some(Value::String(text)) => text,
        Some(_) => return Moment::Unreadable,
    };
    match parse(text) {
        _ if none.iter().any(|none| none == text) => Moment::None,
        Some(time) if none.iter().filter_map(|none| parse(none)).any(|none| none.at == time.at) => {
            Moment::None
        }
        Some(time) => Moment::At(time),
        None => Moment::Unreadable,
    }
}

/// RFC 3339 in UTC, with as many fraction digits as are needed.
pub(crate) fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// An instant after a number of units, unless that is out of all range.
pub(crate) fn after(from: DateTime<Utc>, count: f64, unit_ms: f64) -> Option<DateTime<Utc>> {
    let ms = count * unit_ms;
    // Ten thousand years: what is larger is no time, and chrono would overflow.
    if !ms.is_finite() || ms.abs() > 3.2e14 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    from.checked_add_signed(TimeDelta::milliseconds(ms as i64))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(text: &str) -> Option<(String, bool)> {
        parse(text).map(|time| (rfc3339(time.at), time.naive))
    }

    #[test]
    fn the_systems_ways_of_writing_are_read() {
        assert_eq!(at("2019-08-24T14:15:22Z"), Some(("2019-08-24T14:15:22Z".into(), false)));
        assert_eq!(at("2022-01-01T01:00:00+01:00"), Some(("2022-01-01T00:00:00Z".into(), false)));
        assert_eq!(at("2022-01-01T01:00:00+0100"), Some(("2022-01-01T00:00:00Z".into(), false)));
        assert_eq!(at("2025-12-07T01:41:37.336Z"), Some(("2025-12-07T01:41:37.336Z".into(), false)));
        assert_eq!(at("2023-01-15T10:30:42"), Some(("2023-01-15T10:30:42Z".into(), true)));
        assert_eq!(at("2023-01-15T10:30:42.1234567"), Some(("2023-01-15T10:30:42.123456700Z".into(), true)));
        assert_eq!(at("soon"), None);
    }

    #[test]
    fn what_means_no_date_is_none_in_every_form() {
        let none = ["0001-01-01T00:00:00".to_owned()];
        for value in [json!("0001-01-01T00:00:00"), json!("0001-01-01T00:00:00Z"), json!(""), json!(null)] {
            assert_eq!(read(Some(&value), &none), Moment::None, "{value}");
        }
        assert_eq!(read(None, &none), Moment::None);
        assert_eq!(read(Some(&json!("next week")), &none), Moment::Unreadable);
        assert_eq!(read(Some(&json!(12)), &none), Moment::Unreadable);
    }

    #[test]
    fn absurd_durations_are_no_times() {
        let now = DateTime::from_timestamp(0, 0).unwrap();
        assert_eq!(after(now, 1800.0, 1000.0), DateTime::from_timestamp(1800, 0));
        assert_eq!(after(now, f64::MAX, 1000.0), None);
    }
}
