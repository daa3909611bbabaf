//! `[answer]`: when an answer means success, and where the words of an error are.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

use crate::read::Pointer;

/// How answers of the system are read.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    /// An envelope, for systems whose 200 is not success.
    pub(crate) ok: Option<Envelope>,
    /// Where the words of an error may be, best first.
    #[serde(default)]
    pub(crate) error: Vec<Pointer>,
    /// Objects of field name to message or messages.
    #[serde(default)]
    pub(crate) fields: Vec<Pointer>,
    #[serde(default)]
    pub(crate) status: BTreeMap<Status, Meaning>,
    /// Statuses that mean several things, told apart by what is in the answer.
    #[serde(default)]
    pub(crate) when: Vec<Told>,
    /// Whether members with a default value (false, 0, null) are left out.
    #[serde(default)]
    pub(crate) defaults_dropped: bool,
}

/// What a status means when the answer says so.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Told {
    pub(crate) status: Status,
    pub(crate) at: Pointer,
    /// The value there; absent where nothing must be there.
    pub(crate) is: Option<Value>,
    pub(crate) means: Meaning,
}

/// What in an answer tells success.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Envelope {
    pub(crate) pointer: Pointer,
    pub(crate) is: Value,
    /// Whether an answer without it means success.
    pub(crate) absent: bool,
}

/// An HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Status(pub(crate) u16);

impl Status {
    fn parse<E: de::Error>(text: &str) -> Result<Self, E> {
        let number = text.parse().ok().filter(|number| (100..600).contains(number));
        number.map(Self).ok_or_else(|| E::custom(format!("'{text}' is no HTTP status")))
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StatusVisitor)
    }
}

/// TOML writes a status as text where it is the name of a member, and as a number in a list.
struct StatusVisitor;

impl de::Visitor<'_> for StatusVisitor {
    type Value = Status;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an HTTP status")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Status, E> {
        Status::parse(text)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Status, E> {
        Status::parse(&number.to_string())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Status, E> {
        Status::parse(&number.to_string())
    }
}

/// What a status means where the usual reading of it is not what the system means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Meaning {
    /// Wrong password at sign-in, wrong code at its confirmation, session over elsewhere.
    Credential,
    PasswordExpired,
    InputOrSecondFactor,
    WrongCode,
    SessionOver,
    Forbidden,
    Limited,
    Refused,
}
