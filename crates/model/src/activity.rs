//! The log of what was done, to what, by whom, with what outcome.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{KeyId, ServerId};

/// One entry of the log. It never holds a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// When.
    pub at: DateTime<Utc>,
    /// Where; absent for deeds that concern no server.
    pub server: Option<ServerId>,
    /// As whom, in the words used at sign-in; absent when nobody was signed in.
    pub who: Option<String>,
    /// What was done.
    pub deed: Deed,
    /// To which key.
    pub key: Option<KeyId>,
    /// The name of that key or of whatever else was touched.
    pub subject: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it was not done, as the code of an error; absent when it was done, or where nobody could say.
    pub reason: Option<String>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// A server was added.
    AddServer,
    /// A server was removed from the list.
    RemoveServer,
    /// What is known here of a server was changed: its name, address, trust, options or corrections.
    ChangeServer,
    /// An assumed fact was accepted for a server.
    AcceptAssumed,
    /// A definition of the user's own was added or replaced.
    AddDefinition,
    /// A definition of the user's own was removed.
    RemoveDefinition,
    /// Somebody signed in.
    SignIn,
    /// Somebody signed out.
    SignOut,
    /// A key was made.
    CreateKey,
    /// A secret was put on the screen.
    RevealSecret,
    /// A secret was copied to the clipboard.
    CopySecret,
    /// The saved copy of a secret was kept.
    KeepSecret,
    /// The saved copy of a secret was removed.
    RemoveSecret,
    /// A key was revoked or deleted.
    RevokeKey,
    /// A revocation was taken back.
    RestoreKey,
    /// Another end of a key was set.
    ChangeExpiry,
    /// A rotation was begun: a key is to be replaced.
    RotateKey,
    /// The secret of a new key was handed over to its caller, by a file or a command.
    HandOverSecret,
    /// A new key was checked by a harmless call.
    VerifyKey,
    /// The end of an old key was set for later, left to the server, or given up.
    ScheduleRetirement,
    /// A rotation was given up half-way.
    StopRotation,
    /// A bulk was started, or went on.
    StartBulk,
    /// A bulk was paused.
    PauseBulk,
    /// A bulk was stopped for good.
    StopBulk,
    /// A reminder of a key was set or taken back; the server knows nothing of it.
    SetReminder,
    /// One's own account was changed.
    ChangeAccount,
    /// A setting was changed.
    ChangeSetting,
    /// A password was changed.
    ChangePassword,
    /// Accounts of others were listed.
    ListAccounts,
    /// The account of somebody else was shown.
    InspectAccount,
    /// The second factors of another account were shown.
    InspectSecondFactors,
    /// The sign-ins of another account were shown.
    InspectSignIns,
    /// The addresses that are blocked for another account were shown.
    InspectBlocks,
    /// The block of an address was lifted.
    Unblock,
    /// The program was locked by hand.
    Lock,
    /// It locked for want of use.
    LockUnused,
    /// It locked because the computer slept or went to sleep.
    LockAsleep,
    /// It locked because the desktop did.
    LockWithDesktop,
    /// It was unlocked, or a profile was opened by its passphrase.
    Unlock,
    /// A recovery code was made; an earlier one opens nothing any more.
    MakeRecoveryCode,
    /// The profile was opened by its recovery code and sealed anew.
    Recover,
    /// The profile was sealed under a passphrase, or under another one.
    SealByPassphrase,
    /// Secrets were to be kept in memory only.
    KeepInMemory,
}

/// How something ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// As wished.
    Done,
    /// The server or this computer refused.
    Failed,
    /// The answer was lost.
    Unknown,
}
