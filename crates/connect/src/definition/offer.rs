//! What a system offers, in plain types: what the window needs to know of a definition.

use chatelaine_model::{Power, Provenance};
use chrono::TimeDelta;

/// One way to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// `password` or `key`.
    pub id: String,
    /// What it is called in the window.
    pub label: String,
    /// What must be entered, in order.
    pub fields: Vec<Field>,
    /// Where it is known from.
    pub provenance: Provenance,
}

/// Something to be entered at sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name among the fields given to [`crate::Connection::sign_in`].
    pub name: String,
    /// What it is called in the window.
    pub label: String,
    /// Whether it must be masked.
    pub secret: bool,
    /// What is entered.
    pub kind: FieldKind,
}

/// What is entered in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Text such as a user name.
    Text,
    /// An e-mail address.
    Email,
    /// A password.
    Password,
    /// A long-lived key or token.
    Token,
}

/// Something an administrator may set per server, because installations or documents differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionSpec {
    /// Its name among [`chatelaine_model::Server::options`].
    pub name: String,
    /// What it is called in the window.
    pub label: String,
    /// Its value unless set.
    pub default: String,
    /// The values it may have; empty for any.
    pub choices: Vec<String>,
    /// Why it is open.
    pub why: String,
}

/// One fact that a definition assumes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// The table of the definition that rests on it (`keys.create`).
    pub table: String,
    /// The power it is needed for, where it is one power's.
    pub power: Option<Power>,
    /// Why it is believed.
    pub why: String,
    /// Whether a request rests on it, so that the user is asked before the first use on a server.
    pub asks: bool,
    /// What of it can be corrected for a server.
    pub places: Vec<AssumedPlace>,
}

/// A place in a definition that can be corrected for a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssumedPlace {
    /// Its name: `keys.create.request.path`.
    pub place: String,
    /// What stands there; whole tables of names as JSON.
    pub value: String,
}

/// What the keys of a system are like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyTraits {
    /// Whether keys end.
    pub expiry: KeyExpiry,
    /// Whether the secret can be read after creation.
    pub secret: SecretReach,
    /// The permissions a key may have; empty where the system has none.
    pub permissions: Vec<PermissionSpec>,
    /// Whether a key has a note.
    pub about: bool,
    /// Whether the system tells when a key was last used.
    pub last_used: bool,
    /// The longest name in characters; absent where no limit is known.
    pub name_limit: Option<u32>,
    /// What revoking does. Only of weight where [`chatelaine_model::Power::RevokeKey`] is offered.
    pub revoke: RevokeEffect,
    /// Whether a revocation can be taken back.
    pub restorable: bool,
    /// Whether the end can be changed after creation.
    pub expiry_changes: bool,
    /// How long a revoked key may go on working.
    pub lag: Option<TimeDelta>,
    /// A sentence on the keys of this system that a user should know.
    pub note: Option<String>,
}

/// Whether keys end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyExpiry {
    /// With an end or without.
    Optional,
    /// Always with an end, chosen at creation.
    Required,
    /// The system knows no end of keys.
    None,
}

/// Whether the secret of a key can be read after creation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecretReach {
    /// Only in the answer to its creation.
    Once,
    /// At any time.
    Readable,
}

/// A permission that a key may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermissionSpec {
    /// Its name.
    pub name: String,
    /// Why it is believed to exist, where that is assumed.
    pub assumed: Option<String>,
}

/// What revoking does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevokeEffect {
    /// The key stays in the list, marked.
    Marks,
    /// The key vanishes.
    Deletes,
}

/// The limits on attempts that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempts {
    /// On signing in.
    pub sign_in: Option<Limit>,
    /// On codes of a second factor.
    pub confirm: Option<Limit>,
    /// On renewals.
    pub renew: Option<Limit>,
}

/// How often something may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Attempts before the block.
    pub attempts: u32,
    /// The time in which they count; absent where failures count until a success.
    pub per: Option<TimeDelta>,
    /// How long the block lasts.
    pub block: Option<TimeDelta>,
    /// Whether any of it is assumed.
    pub assumed: bool,
}
