//! Answers in the caller's language: English, or Hungarian where `Accept-Language` asks for it first.

use axum::http::HeaderMap;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

use crate::systems::reading;

/// A language that this server speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Hungarian,
}

impl Language {
    /// The first language of the header that is spoken here; English is the documented default.
    pub(super) fn wanted(headers: &HeaderMap) -> Self {
        reading::header(headers, "accept-language")
            .unwrap_or_default()
            .split(',')
            .find_map(|part| match part.trim().split(['-', ';']).next() {
                Some("en") => Some(Self::English),
                Some("hu") => Some(Self::Hungarian),
                _ => None,
            })
            .unwrap_or(Self::English)
    }

    /// One of two wordings.
    pub(super) fn pick<'a>(self, english: &'a str, hungarian: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::Hungarian => hungarian,
        }
    }

    /// A day for people.
    pub(super) fn day(self, day: NaiveDate) -> String {
        match self {
            Self::English => day.format("%-d %b %Y").to_string(),
            Self::Hungarian => format!("{}. {:02}. {:02}.", day.year(), day.month(), day.day()),
        }
    }

    /// An instant for people, in UTC.
    pub(super) fn instant(self, at: DateTime<Utc>) -> String {
        let separator = self.pick(",", "");
        format!("{}{separator} {:02}:{:02}", self.day(at.date_naive()), at.hour(), at.minute())
    }

    /// An amount of forints for people.
    pub(super) fn forints(self, amount: f64) -> String {
        match self {
            Self::English => format!("HUF {amount:.0}"),
            Self::Hungarian => format!("{amount:.0} Ft"),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, header};

    use super::*;

    fn wanted(value: &'static str) -> Language {
        let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(value))]);
        Language::wanted(&headers)
    }

    #[test]
    fn the_first_known_language_wins_and_english_is_the_default() {
        assert_eq!(wanted("hu-HU,hu;q=0.9,en;q=0.8"), Language::Hungarian);
        assert_eq!(wanted("de, en;q=0.5, hu;q=0.4"), Language::English);
        assert_eq!(wanted("de"), Language::English);
        assert_eq!(Language::wanted(&HeaderMap::new()), Language::English);
    }

    #[test]
    fn an_instant_is_written_as_the_language_does() {
        let at = DateTime::from_timestamp(1_795_429_380, 0).unwrap();
        assert_eq!(Language::English.instant(at), "23 Nov 2026, 10:23");
        assert_eq!(Language::Hungarian.instant(at), "2026. 11. 23. 10:23");
    }
}
