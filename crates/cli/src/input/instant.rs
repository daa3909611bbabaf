//! Ends and spans of time, as they are written in arguments.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

/// When something shall end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// After this time, counted from now.
    After(TimeDelta),
    /// Then.
    At(DateTime<Utc>),
    /// Never.
    Never,
}

impl End {
    /// The instant; absent for never, or past the end of the calendar.
    pub(crate) fn instant(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::After(time) => now.checked_add_signed(time),
            Self::At(instant) => Some(instant),
            Self::Never => None,
        }
    }
}

impl FromStr for End {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "never" {
            return Ok(Self::Never);
        }
        if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            return Ok(Self::At(instant.to_utc()));
        }
        if let Ok(day) = text.parse::<NaiveDate>() {
            let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
            return Ok(Self::At(day.and_time(last).and_utc()));
        }
        span(text)
            .map(Self::After)
            .map_err(|_| "write it as 90d, 12h, 2027-01-31, 2027-01-31T12:00:00Z or never".to_owned())
    }
}

/// Since when something is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since {
    /// This long before now.
    Before(TimeDelta),
    /// From then on.
    At(DateTime<Utc>),
}

impl Since {
    /// The instant.
    pub(crate) fn instant(self, now: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Before(time) => now.checked_sub_signed(time).unwrap_or(DateTime::UNIX_EPOCH),
            Self::At(instant) => instant,
        }
    }
}

impl FromStr for Since {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            return Ok(Self::At(instant.to_utc()));
        }
        if let Ok(day) = text.parse::<NaiveDate>() {
            return Ok(Self::At(day.and_time(NaiveTime::MIN).and_utc()));
        }
        span(text)
            .map(Self::Before)
            .map_err(|_| "write it as 7d, 12h, 2027-01-31 or 2027-01-31T12:00:00Z".to_owned())
    }
}

/// A span of time such as `7d` or `12h`, at most a hundred years.
///
/// # Errors
/// A sentence for the person who wrote it.
pub(crate) fn span(text: &str) -> Result<TimeDelta, String> {
    let wrong = || "write it as 7d, 12h or 2w".to_owned();
    let time = humantime::parse_duration(text).map_err(|_| wrong())?;
    let time = TimeDelta::from_std(time).map_err(|_| wrong())?;
    if time <= TimeDelta::zero() || time > TimeDelta::days(36_525) {
        return Err("the time must be more than nothing and at most 100 years".into());
    }
    Ok(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).unwrap()
    }

    #[test]
    fn a_span_counts_from_now() {
        let end: End = "90d".parse().unwrap();
        assert_eq!(end.instant(now()), Some(now() + TimeDelta::days(90)));
    }

    #[test]
    fn a_date_is_its_last_second_in_utc() {
        let end: End = "2027-01-31".parse().unwrap();
        assert_eq!(end.instant(now()).unwrap().to_rfc3339(), "2027-01-31T23:59:59+00:00");
    }

    #[test]
    fn an_instant_is_taken_as_it_is() {
        let end: End = "2027-01-31T12:00:00+02:00".parse().unwrap();
        assert_eq!(end.instant(now()).unwrap().to_rfc3339(), "2027-01-31T10:00:00+00:00");
    }

    #[test]
    fn since_counts_back_or_begins_with_a_day() {
        let since = |text: &str| text.parse::<Since>().map(|since| since.instant(now()));
        assert_eq!(since("7d"), Ok(now() - TimeDelta::days(7)));
        assert_eq!(since("2026-11-01").unwrap().to_rfc3339(), "2026-11-01T00:00:00+00:00");
        assert_eq!(since("2026-11-01T12:00:00+02:00").unwrap().to_rfc3339(), "2026-11-01T10:00:00+00:00");
        assert!(since("never").is_err() && since("7").is_err());
    }

    #[test]
    fn never_is_no_instant() {
        assert_eq!("never".parse::<End>().unwrap().instant(now()), None);
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for wrong in ["", "soon", "90", "-3d", "0d", "2027-13-01", "200000y"] {
            assert!(wrong.parse::<End>().is_err(), "{wrong}");
        }
    }
}
