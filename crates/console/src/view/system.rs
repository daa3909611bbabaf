//! Systems as a window shows them: what their definitions say.

use chatelaine_model::{Capability, Provenance, SystemId};
use serde::Serialize;
use specta::Type;

/// One system.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SystemView {
    /// Which.
    pub id: SystemId,
    /// Its full name.
    pub name: String,
    /// Its short name, for tables.
    pub short_name: String,
    /// Two letters.
    pub monogram: String,
    /// Which of the five series colours.
    pub series: u8,
    /// One line on it.
    pub about: String,
    /// The vendor's documents.
    pub docs: String,
    /// What its address looks like.
    pub url_hint: String,
    /// Ways to sign in, the usual one first.
    pub ways: Vec<WayView>,
    /// What may be set per server.
    pub options: Vec<OptionView>,
    /// What it can do; a power that is absent is not offered.
    pub capabilities: Vec<Capability>,
    /// Its keys; absent where it has none.
    pub keys: Option<KeyTraitsView>,
    /// Attempts it allows.
    pub attempts: AttemptsView,
}

/// One way to sign in.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WayView {
    /// `password`, `key` or as the definition says.
    pub id: String,
    /// Its name, such as `Private token`.
    pub label: String,
    /// What to ask for.
    pub fields: Vec<FieldView>,
    /// Where it is known from.
    pub provenance: Provenance,
}

/// One thing to ask for.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// As the definition names it.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What it is.
    pub kind: FieldKindView,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FieldKindView {
    /// A name.
    Text,
    /// An e-mail address.
    Email,
    /// A password, typed.
    Password,
    /// A key or token, pasted.
    Token,
}

/// Something that may be set per server because the vendor leaves it open.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OptionView {
    /// As the definition names it.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Taken unless set.
    pub default: String,
    /// The only values that are possible; empty for free text.
    pub choices: Vec<String>,
    /// Why it is open.
    pub why: String,
}

/// What a system's keys are like.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyTraitsView {
    /// Whether they end.
    pub expiry: KeyExpiryView,
    /// Whether the secret can be had again.
    pub secret: SecretReachView,
    /// What a key may be allowed; empty where there are no permissions.
    pub permissions: Vec<PermissionView>,
    /// Whether a key has a note.
    pub about: bool,
    /// Whether the system tells when a key was last used.
    pub last_used: bool,
    /// What revoking does.
    pub revoke: RevokeEffectView,
    /// Whether revoking can be undone.
    pub restorable: bool,
    /// Seconds that a revoked key may go on working.
    pub lag: Option<u32>,
    /// One line on these keys, for the head of their group.
    pub note: Option<String>,
    /// The most characters in a name; 200 where the system does not say.
    pub name_limit: u32,
}

/// Whether keys end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyExpiryView {
    /// A date or none.
    Optional,
    /// A date is a must.
    Required,
    /// They never end.
    None,
}

/// Whether a secret can be had again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SecretReachView {
    /// Only when the key is made.
    Once,
    /// At any time.
    Readable,
}

/// One thing a key may be allowed.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PermissionView {
    /// Its name.
    pub name: String,
    /// Why it is only assumed; absent when documented.
    pub assumed: Option<String>,
}

/// What revoking does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RevokeEffectView {
    /// The key stays in the list, marked.
    Marks,
    /// The key is deleted.
    Deletes,
}

/// Attempts a system allows.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AttemptsView {
    /// At signing in.
    pub sign_in: Option<LimitView>,
    /// At entering a code.
    pub confirm: Option<LimitView>,
}

/// So many attempts in a time, then a block.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LimitView {
    /// How many.
    pub attempts: u32,
    /// In how many seconds; absent when counted without end.
    pub per: Option<u32>,
    /// Seconds of the block; absent when not told.
    pub block: Option<u32>,
    /// Whether it rests on an assumed fact.
    pub assumed: bool,
}
