//! The replacement of a key by a successor, in steps that survive a crash.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{KeyId, OperationId, ServerId};

/// A key being replaced. Each step's intent is written before its request, its outcome after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rotation {
    /// Given by Chatelaine.
    pub id: OperationId,
    /// Where.
    pub server: ServerId,
    /// In which order.
    pub mode: RotationMode,
    /// When it began.
    pub began: DateTime<Utc>,
    /// How far it came.
    pub state: RotationState,
    /// The key that is replaced, as it was known then.
    pub old: RotatedKey,
    /// What the successor shall be.
    pub plan: SuccessorPlan,
    /// The creation of the successor, from the moment its intent was written.
    pub successor: Option<OperationId>,
    /// The successor, once it is known.
    pub new: Option<NewOfRotation>,
    /// The making of the successor.
    pub create: StepRecord,
    /// The handing over of its secret.
    pub hand_over: StepRecord,
    /// How the secret was handed over, once it was.
    pub handed: Option<HandOver>,
    /// Whether the saved copy of the secret shall be kept; it is needed until the check is over.
    pub keep: Option<bool>,
    /// The check of the successor.
    pub verify: StepRecord,
    /// What the check found, once there was one.
    pub verified: Option<Verified>,
    /// The end of the old key.
    pub retire: StepRecord,
    /// What was chosen for the old key.
    pub retirement: Option<Retirement>,
    /// The bulk that it was begun by.
    pub bulk: Option<OperationId>,
}

/// In which order a key is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RotationMode {
    /// The successor first, so that nothing stops.
    Planned,
    /// The old key first: it fell into wrong hands.
    Incident,
}

/// How far a rotation came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RotationState {
    /// It waits for its next step.
    Open,
    /// Only the end of the old key is left, at an instant that the user set.
    Scheduled,
    /// Every step is done, skipped by choice, or left to the server.
    Done,
    /// The user gave it up. What was done stays done.
    Stopped,
}

/// The key that is replaced, as it was known when the rotation began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotatedKey {
    /// As the server names it.
    pub id: KeyId,
    /// Its name.
    pub name: String,
    /// What may be shown of its value.
    pub hint: Option<String>,
    /// Whom it belongs to.
    pub owner: Option<String>,
    /// When it was made.
    pub created: Option<DateTime<Utc>>,
    /// When it ends.
    pub expires: Option<DateTime<Utc>>,
    /// What it may do; absent where the system has no permissions.
    pub permissions: Option<Vec<String>>,
}

/// What a successor shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuccessorPlan {
    /// Its name.
    pub name: String,
    /// Its length of life in seconds, counted from its making; absent for no end.
    pub lifetime: Option<i64>,
    /// What it may do, by the names in the definition.
    pub permissions: Vec<String>,
    /// A note for others.
    pub about: Option<String>,
}

/// A successor that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOfRotation {
    /// As the server names it.
    pub id: KeyId,
    /// What may be shown of its value.
    pub hint: Option<String>,
    /// When it ends.
    pub expires: Option<DateTime<Utc>>,
}

/// One of the four steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RotationStep {
    /// Making the successor.
    Create,
    /// Handing over its secret.
    HandOver,
    /// Checking that the successor works.
    Verify,
    /// Ending the old key.
    Retire,
}

/// How a step stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StepRecord {
    /// How far it came.
    pub state: StepState,
    /// Since when it stands so; absent while it was never begun.
    pub at: Option<DateTime<Utc>>,
    /// Why it failed.
    pub trouble: Option<Trouble>,
}

/// How far a step came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Not begun.
    #[default]
    Waiting,
    /// Its intent is written and its request is on its way.
    Sent,
    /// Done.
    Done,
    /// The user chose to do without it.
    Skipped,
    /// It was refused; it may be tried again.
    Failed,
    /// Its answer was lost: it may have happened.
    Unknown,
}

/// Why something was not done: a code that the window has words for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// One of the closed set of error codes.
    pub code: String,
    /// The server's own sentence, a status, a reason. Cleaned.
    pub detail: Option<String>,
}

/// How the secret of a successor was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HandOver {
    /// By the clipboard.
    Copied,
    /// In a file that only the user can read.
    File,
    /// On the standard input of a command.
    Command,
    /// The user says that it is in its place.
    Confirmed,
}

/// What is known of a successor at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Verified {
    /// Whether the server took it in a harmless call, and in how many milliseconds; absent where none was made.
    pub accepted: Option<u32>,
    /// Whether it may do what the old key may; absent where the system has no permissions.
    pub permissions: Option<bool>,
    /// Whether it belongs to whom the old key belongs; absent where that is not reported.
    pub owner: Option<bool>,
    /// Whether the user has seen the caller work with it.
    pub confirmed: bool,
}

/// What shall become of the old key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Retirement {
    /// It is revoked at once.
    Now,
    /// It is revoked at an instant, by whichever of Chatelaine's programs runs then.
    At {
        /// When.
        at: DateTime<Utc>,
    },
    /// Its own end ends it.
    Expire,
    /// It stays: both keys work.
    Keep,
}

impl Rotation {
    /// The record of a step.
    pub fn step(&self, step: RotationStep) -> &StepRecord {
        match step {
            RotationStep::Create => &self.create,
            RotationStep::HandOver => &self.hand_over,
            RotationStep::Verify => &self.verify,
            RotationStep::Retire => &self.retire,
        }
    }

    /// The same, to be changed.
    pub fn step_mut(&mut self, step: RotationStep) -> &mut StepRecord {
        match step {
            RotationStep::Create => &mut self.create,
            RotationStep::HandOver => &mut self.hand_over,
            RotationStep::Verify => &mut self.verify,
            RotationStep::Retire => &mut self.retire,
        }
    }

    /// The steps in their order.
    pub fn order(&self) -> [RotationStep; 4] {
        use RotationStep::{Create, HandOver, Retire, Verify};
        match self.mode {
            RotationMode::Planned => [Create, HandOver, Verify, Retire],
            RotationMode::Incident => [Retire, Create, HandOver, Verify],
        }
    }

    /// The first step that is neither done nor skipped.
    pub fn next(&self) -> Option<RotationStep> {
        let settled = |step| matches!(self.step(step).state, StepState::Done | StepState::Skipped);
        self.order().into_iter().find(|step| !settled(*step))
    }

    /// When the old key shall be revoked, where the user set an instant and that was not done yet.
    pub fn due(&self) -> Option<DateTime<Utc>> {
        match (self.state, self.retirement) {
            (RotationState::Scheduled, Some(Retirement::At { at })) => Some(at),
            _ => None,
        }
    }
}

impl StepRecord {
    /// Sets how far the step came, without trouble.
    pub fn set(&mut self, state: StepState, at: DateTime<Utc>) {
        *self = Self { state, at: Some(at), trouble: None };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rotation(mode: RotationMode) -> Rotation {
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        Rotation {
            id: OperationId::new("1"),
            server: ServerId::new("s"),
            mode,
            began: now,
            state: RotationState::Open,
            old: RotatedKey {
                id: KeyId::new("7"),
                name: "nightly".into(),
                hint: None,
                owner: None,
                created: None,
                expires: None,
                permissions: None,
            },
            plan: SuccessorPlan {
                name: "nightly-2".into(),
                lifetime: None,
                permissions: vec![],
                about: None,
            },
            successor: None,
            new: None,
            create: StepRecord::default(),
            hand_over: StepRecord::default(),
            handed: None,
            keep: None,
            verify: StepRecord::default(),
            verified: None,
            retire: StepRecord::default(),
            retirement: None,
            bulk: None,
        }
    }

    #[test]
    fn the_old_key_goes_last_when_planned_and_first_in_an_incident() {
        assert_eq!(rotation(RotationMode::Planned).next(), Some(RotationStep::Create));
        let mut incident = rotation(RotationMode::Incident);
        assert_eq!(incident.next(), Some(RotationStep::Retire));
        incident.retire.set(StepState::Unknown, incident.began);
        assert_eq!(incident.next(), Some(RotationStep::Retire), "what is unknown is not done");
        incident.retire.set(StepState::Done, incident.began);
        assert_eq!(incident.next(), Some(RotationStep::Create));
    }

    #[test]
    fn a_skipped_step_is_settled_and_a_failed_one_is_not() {
        let mut planned = rotation(RotationMode::Planned);
        let at = planned.began;
        planned.create.set(StepState::Done, at);
        planned.hand_over.set(StepState::Done, at);
        planned.verify.set(StepState::Skipped, at);
        planned.retire.set(StepState::Failed, at);
        assert_eq!(planned.next(), Some(RotationStep::Retire));
        planned.retire.set(StepState::Done, at);
        assert_eq!(planned.next(), None);
    }

    #[test]
    fn only_what_is_scheduled_is_due() {
        let mut planned = rotation(RotationMode::Planned);
        planned.retirement = Some(Retirement::At { at: planned.began });
        assert_eq!(planned.due(), None);
        planned.state = RotationState::Scheduled;
        assert_eq!(planned.due(), Some(planned.began));
    }
}
