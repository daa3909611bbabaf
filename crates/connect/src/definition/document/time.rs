//! Times: how a system writes them, and how the end of a token is told.

use chrono::TimeDelta;
use serde::{Deserialize, Deserializer, de};

use super::Source;
use crate::read::Pointer;

/// A length of time such as `15m`, `30d` or `90s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span(pub(crate) TimeDelta);

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        humantime::parse_duration(&text)
            .ok()
            .and_then(|length| TimeDelta::from_std(length).ok())
            .map(Self)
            .ok_or_else(|| {
                de::Error::custom(format!("'{text}' is no length of time such as 15m, 12h or 30d"))
            })
    }
}

/// `[times]`: how the system writes times.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Times {
    /// What it writes for 'no date'.
    #[serde(default)]
    pub(crate) none: Vec<String>,
    /// How times must be written to it.
    #[serde(default)]
    pub(crate) send: SendTime,
    /// Where it is known from that times without a zone are UTC; absent where it writes none such.
    pub(crate) zone: Option<Source>,
}

/// How a time is written in a request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum SendTime {
    #[default]
    Rfc3339,
    EpochSeconds,
    EpochMillis,
    /// A strftime pattern, in UTC.
    Pattern(String),
}

impl<'de> Deserialize<'de> for SendTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong =
            || de::Error::custom(format!("'{text}' is not rfc3339, epoch_s, epoch_ms or a pattern with %"));
        match text.as_str() {
            "rfc3339" => Ok(Self::Rfc3339),
            "epoch_s" => Ok(Self::EpochSeconds),
            "epoch_ms" => Ok(Self::EpochMillis),
            _ if !text.contains('%') => Err(wrong()),
            _ if chrono::format::StrftimeItems::new(&text)
                .any(|item| item == chrono::format::Item::Error) =>
            {
                Err(wrong())
            }
            _ => Ok(Self::Pattern(text)),
        }
    }
}

/// One way to learn when a token ends; exactly one of the first seven is given. Rules stand in order of trust: the
/// first that yields a time after the receipt counts.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndRule {
    /// An instant.
    pub(crate) at: Option<Pointer>,
    /// Seconds since 1970.
    pub(crate) epoch_s: Option<Pointer>,
    /// Milliseconds since 1970.
    pub(crate) epoch_ms: Option<Pointer>,
    /// Seconds from the receipt.
    pub(crate) seconds: Option<Pointer>,
    /// Milliseconds from the receipt.
    pub(crate) ms: Option<Pointer>,
    /// A fixed length from the receipt.
    pub(crate) fixed: Option<Span>,
    /// The token's own `exp`, if it has one.
    #[serde(default)]
    pub(crate) jwt: bool,
    /// Lengths between which the rule is believed, for units that no document tells.
    pub(crate) between: Option<[Span; 2]>,
    /// Where the rule is known from.
    pub(crate) source: Option<Source>,
}

impl EndRule {
    /// How many ways the rule names; a good one names one.
    pub(crate) fn ways(&self) -> usize {
        let pointers = [&self.at, &self.epoch_s, &self.epoch_ms, &self.seconds, &self.ms];
        pointers.into_iter().flatten().count() + usize::from(self.fixed.is_some()) + usize::from(self.jwt)
    }
}
