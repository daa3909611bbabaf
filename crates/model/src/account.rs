//! A person or service as a server describes it.

use serde::{Deserialize, Serialize};
use specta::Type;

/// An account with its settings. Facts come in the order of the definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Account {
    /// As the server names it; absent where it does not say.
    pub id: Option<String>,
    /// The name to show, put together from the parts the server gives; absent when it gives none.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// What the server tells of the account.
    pub facts: Vec<Fact>,
    /// Roles or groups; absent where the system reports none.
    pub roles: Option<Vec<String>>,
    /// Settings; absent where the system has none.
    pub settings: Option<Vec<Setting>>,
}

/// One thing a server tells of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Fact {
    /// Our name of it (`login`, `created`, `last_sign_in`), to be put into words by the catalogue.
    pub name: String,
    /// The value as text; times in RFC 3339, UTC.
    pub value: String,
    /// Whether `value` is a time.
    pub time: bool,
    /// Whether the reading of it rests on an assumed fact.
    pub assumed: bool,
    /// Whether it can be changed, under this name, where the system offers [`crate::Power::ChangeAccount`].
    pub editable: bool,
}

/// One named value of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Setting {
    /// As the server names it.
    pub id: String,
    /// Group headings, outermost first; empty where the server has none.
    pub groups: Vec<String>,
    /// Its name.
    pub name: String,
    /// Its value as text.
    pub value: String,
    /// What the value is.
    pub kind: SettingType,
    /// The server's words on it.
    pub about: Option<String>,
    /// Whether it cannot be changed: the server locks it, or the system documents no way.
    pub read_only: bool,
    /// The values the server offers; empty where any will do.
    pub choices: Vec<String>,
    /// Whether a value that is not among `choices` may be given as well.
    pub open: bool,
}

/// What a setting's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SettingType {
    /// On or off.
    Bool,
    /// A whole number.
    Int,
    /// A number that may have a fraction, written with a point.
    Number,
    /// One of [`Setting::choices`].
    Choice,
    /// An instant, RFC 3339.
    Time,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// Text, and whatever else the server calls it.
    Text,
}
