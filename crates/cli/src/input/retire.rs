//! What shall become of an old key, as it is written in an argument.

use std::str::FromStr;

use chatelaine_model::Retirement;
use chrono::{DateTime, Utc};

use super::End;

/// What shall become of an old key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retire {
    /// It is revoked at once.
    Now,
    /// It is revoked then.
    Then(End),
    /// Its own end ends it.
    Expire,
    /// It stays.
    Keep,
}

impl Retire {
    /// What that means at an instant.
    pub(crate) fn at(self, now: DateTime<Utc>) -> Retirement {
        match self {
            Self::Now => Retirement::Now,
            Self::Then(end) => end.instant(now).map_or(Retirement::Keep, |at| Retirement::At { at }),
            Self::Expire => Retirement::Expire,
            Self::Keep => Retirement::Keep,
        }
    }
}

impl FromStr for Retire {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "now" => Ok(Self::Now),
            "expire" => Ok(Self::Expire),
            "keep" => Ok(Self::Keep),
            _ => match text.parse() {
                Ok(End::Never) | Err(_) => Err("write it as now, 24h, an instant, expire or keep".to_owned()),
                Ok(end) => Ok(Self::Then(end)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_span_counts_from_now_and_words_are_taken() {
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let at = |text: &str| text.parse::<Retire>().unwrap().at(now);
        assert_eq!(at("24h"), Retirement::At { at: now + TimeDelta::hours(24) });
        assert_eq!(
            (at("now"), at("expire"), at("keep")),
            (Retirement::Now, Retirement::Expire, Retirement::Keep)
        );
        assert!("never".parse::<Retire>().is_err() && "soon".parse::<Retire>().is_err());
    }
}
