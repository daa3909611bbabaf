//! Rotations as a window shows them.

use chatelaine_model::{
    HandOver, KeyId, OperationId, Retirement, RotationMode, RotationState, RotationStep, ServerId, StepState,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{AssumedFactView, ErrorCode, KeyExpiryView, RevokeEffectView};

/// What a rotation would do: shown before it begins.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RotationPlanView {
    /// Where.
    pub server: ServerId,
    /// The key that would be replaced.
    pub old: RotatedKeyView,
    /// A name for the successor that no living key has.
    pub name: String,
    /// The most characters in a name.
    pub name_limit: u32,
    /// Whether keys of this system end.
    pub expiry: KeyExpiryView,
    /// Seconds that the successor would live from its making; absent for no end.
    pub lifetime: Option<u32>,
    /// Where `lifetime` is taken from.
    pub lifetime_from: LifetimeSource,
    /// The permissions that are copied, by the names the system gives; empty where it has none.
    pub permissions: Vec<String>,
    /// The note that is copied.
    pub about: Option<String>,
    /// Who can check the successor.
    pub check: CheckWay,
    /// What retiring the old key does.
    pub effect: RevokeEffectView,
    /// Whether retiring it can be undone.
    pub restorable: bool,
    /// Seconds that a revoked key may go on working.
    pub lag: Option<u32>,
    /// Whether the server gives a secret again, so that one whose answer is lost is not lost.
    pub readable: bool,
    /// Whether this system tells when a key was last used.
    pub usage_reported: bool,
    /// Whether somebody is signed in. If not, nothing can begin.
    pub signed_in: bool,
    /// Whether the system lets keys be made. If not, nothing can begin.
    pub creates: bool,
    /// Whether the system lets keys be revoked. If not, the old key can only expire or stay.
    pub revokes: bool,
    /// Assumed facts that have to be accepted before it can begin.
    pub assumed: Vec<AssumedFactView>,
    /// A rotation of this key that is open already: go on with that one.
    pub open: Option<OperationId>,
}

/// Where the length of a successor's life comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LifetimeSource {
    /// The old key's, from its making to its end.
    Copied,
    /// A suggestion: the server does not tell when the old key was made, and a key must end.
    Suggested,
    /// The old key has no end, or keys of this system have none.
    Endless,
}

/// Who can check that a successor works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CheckWay {
    /// Chatelaine, by a harmless call with the new key; that the caller works with it only the user can see.
    Server,
    /// The user alone: the definition knows no call that such a key may make.
    User,
}

/// A key of a rotation.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RotatedKeyView {
    /// As the server names it.
    pub id: KeyId,
    /// Its name.
    pub name: String,
    /// What may be shown of its value.
    pub hint: Option<String>,
    /// Whom it belongs to; absent when not reported.
    pub owner: Option<String>,
    /// When it was made; absent when not reported.
    pub created: Option<DateTime<Utc>>,
    /// When it ends; absent when it does not or when that is not reported.
    pub expires: Option<DateTime<Utc>>,
    /// When it was last used; absent when not reported.
    pub last_used: Option<DateTime<Utc>>,
    /// What it may do; absent where the system has no permissions.
    pub permissions: Option<Vec<String>>,
    /// Whether it works, as far as is known here.
    pub life: KeyLife,
}

/// Whether a key works, as far as is known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyLife {
    /// It works.
    Live,
    /// It was marked as revoked.
    Revoked,
    /// The server does not list it any more.
    Gone,
    /// Its end is over.
    Expired,
    /// A request that may have ended it has no answer.
    Unknown,
}

/// What a rotation shall do.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RotationRequest {
    /// Where.
    pub server: ServerId,
    /// The key that is replaced.
    pub key: KeyId,
    /// In which order.
    pub mode: RotationMode,
    /// The successor's name.
    pub name: String,
    /// Seconds that it shall live from its making; absent for no end.
    pub lifetime: Option<u32>,
    /// What it may do, by the names the system gives.
    pub permissions: Vec<String>,
    /// A note for others.
    pub about: Option<String>,
}

impl RotationRequest {
    /// What a plan proposes, unchanged.
    pub fn of(plan: RotationPlanView, mode: RotationMode) -> Self {
        Self {
            server: plan.server,
            key: plan.old.id,
            mode,
            name: plan.name,
            lifetime: plan.lifetime,
            permissions: plan.permissions,
            about: plan.about,
        }
    }
}

/// A rotation as it stands.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RotationView {
    /// Which.
    pub id: OperationId,
    /// Where.
    pub server: ServerId,
    /// In which order.
    pub mode: RotationMode,
    /// When it began.
    pub began: DateTime<Utc>,
    /// How far it came.
    pub state: RotationState,
    /// The key that is replaced.
    pub old: RotatedKeyView,
    /// The name that the successor gets.
    pub name: String,
    /// The successor, once it is known. While `create` is `unknown` this is a key that was found by its name: its
    /// secret is lost.
    pub new: Option<RotatedKeyView>,
    /// The creation whose secret `secret_reveal` and `secret_copy` give, while it waits to be handed over.
    pub secret: Option<OperationId>,
    /// The four steps in the order of this rotation.
    pub steps: Vec<StepView>,
    /// The first step that is neither done nor skipped.
    pub next: Option<RotationStep>,
    /// How the secret was handed over.
    pub handed: Option<HandOver>,
    /// Who can check the successor.
    pub check: CheckWay,
    /// What the check found, once there was one.
    pub verified: Option<VerifiedView>,
    /// What was chosen for the old key.
    pub retirement: Option<Retirement>,
    /// Whether the instant at which the old key was to be revoked is over and it was not done: nobody was signed in.
    pub overdue: bool,
    /// What retiring the old key does.
    pub effect: RevokeEffectView,
    /// Whether retiring it can be undone.
    pub restorable: bool,
    /// Seconds that a revoked key may go on working.
    pub lag: Option<u32>,
    /// Which keys work now, as far as is known here.
    pub live: LiveKeys,
    /// Whether a program on this profile, this one or another, is at it just now: nothing can be pressed until it ends.
    pub busy: bool,
}

/// One step.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// Which.
    pub step: RotationStep,
    /// How far it came.
    pub state: StepState,
    /// Since when it stands so.
    pub at: Option<DateTime<Utc>>,
    /// Why it failed.
    pub error: Option<TroubleView>,
}

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TroubleView {
    /// What kind it is; the window has the words.
    pub code: ErrorCode,
    /// The server's own sentence, a status, a reason. Cleaned.
    pub detail: Option<String>,
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedView {
    /// Milliseconds in which the server took the new key; absent where no call was made.
    pub accepted: Option<u32>,
    /// Whether it may do what the old key may; absent where the system has no permissions.
    pub permissions: Option<bool>,
    /// Whether it belongs to whom the old key belongs; absent where that is not reported.
    pub owner: Option<bool>,
    /// Whether the user has seen the caller work with it.
    pub confirmed: bool,
}

/// Which keys of a rotation work now, as far as is known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LiveKeys {
    /// Only the old one.
    Old,
    /// Only the new one.
    New,
    /// Both.
    Both,
    /// None of them.
    None,
    /// That is not known: an answer was lost.
    Unknown,
}

/// A rotation in a list.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RotationBriefView {
    /// Which.
    pub id: OperationId,
    /// Where.
    pub server: ServerId,
    /// The name of the key that is replaced.
    pub name: String,
    /// The creation of its successor: the same as `operation` of an unfinished creation, which then is this rotation's.
    pub successor: Option<OperationId>,
    /// In which order.
    pub mode: RotationMode,
    /// When it began.
    pub began: DateTime<Utc>,
    /// How far it came.
    pub state: RotationState,
    /// The step that it waits for.
    pub next: Option<RotationStep>,
    /// How far that step came.
    pub step: StepState,
    /// When the old key shall be revoked.
    pub due: Option<DateTime<Utc>>,
    /// Whether that is over and was not done.
    pub overdue: bool,
}
