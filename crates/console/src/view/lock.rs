//! The lock and the recovery code, as far as a locked window may know of them.

use chrono::{DateTime, Utc};
use serde::Serialize;
use specta::Type;

use super::VaultView;

/// How the lock stands. Nothing in it tells of a server, an account or a key.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LockView {
    /// Since when and why; absent while it is open.
    pub locked: Option<LockedView>,
    /// What has to be asked to unlock it, or why that failed.
    pub vault: VaultView,
    /// Whether a recovery code opens it.
    pub recovery: RecoveryView,
    /// When it locks by itself; known from a minute before.
    pub soon: Option<DateTime<Utc>>,
    /// A secret of ours is in the clipboard; of a locked console: it could not be cleared.
    pub clipboard_held: bool,
    /// What the desktop tells, so that it can be locked by.
    pub hears: HearsView,
}

/// What the desktop tells of itself; nothing before somebody listens to it, and where there is no bus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HearsView {
    /// When it locks.
    pub lock: bool,
    /// When the computer goes to sleep, before it does. That it slept is noticed without being told.
    pub sleep: bool,
}

/// Since when and why it is locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LockedView {
    /// Since when.
    pub since: DateTime<Utc>,
    /// Why.
    pub reason: LockReason,
}

/// Why it was locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    /// The user wanted it.
    Asked,
    /// Nobody used it for the time that was chosen.
    Idle,
    /// The computer slept, or went to sleep.
    Sleep,
    /// The desktop locked.
    Desktop,
}

/// Whether a recovery code opens the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryView {
    /// Nobody was asked yet whether there shall be one.
    NotAsked,
    /// The user wants none.
    Declined,
    /// There is one.
    Made,
}

/// A recovery code that is being written down. The code itself is asked for by its own command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodeView {
    /// How many groups it has.
    pub groups: u32,
    /// Which of them has to be typed to show that it was written down, from 0.
    pub asked: u32,
}
