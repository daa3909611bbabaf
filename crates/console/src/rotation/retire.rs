//! The step that ends the old key: at once, at an instant, by its own end, or not at all.

use std::sync::Arc;

use chatelaine_connect::ConnectError;
use chatelaine_model::{
    Deed, OperationId, Power, Retirement, Rotation, RotationMode, RotationState, RotationStep, StepState,
};

use super::step::nothing_unknown;
use super::taken_up::close;
use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::key::Intent;
use crate::view::RotationView;

impl Console {
    /// Retires the old key, now or later, or leaves it. Until it is done, another choice replaces this one.
    ///
    /// # Errors
    /// `OperationBusy` before the successor is handed over and its check done or skipped; `InputRefused` for an
    /// instant that is over, or where the old key has no end that could be waited for; `NotOffered` where the system
    /// cannot revoke. How the request went stands in the answer.
    pub async fn retire_old_key(
        self: &Arc<Self>,
        id: &OperationId,
        retirement: Retirement,
    ) -> Result<RotationView, ConsoleError> {
        let (turn, rotation) = self.open_rotation(id).await?;
        nothing_unknown(&rotation)?;
        if rotation.next() != Some(RotationStep::Retire) || rotation.mode == RotationMode::Incident {
            return Err(ConsoleError::OperationBusy("the new key is not in its place yet"));
        }
        self.fits(&rotation, retirement).await?;
        let rotation = match retirement {
            Retirement::Now => self.revoke_old_key(rotation).await?,
            Retirement::At { .. } | Retirement::Expire | Retirement::Keep => {
                self.leave_old_key(rotation, retirement).await?
            }
        };
        self.end_turn(turn, &rotation);
        self.rotation_view(rotation, false).await
    }

    async fn fits(self: &Arc<Self>, rotation: &Rotation, retirement: Retirement) -> Result<(), ConsoleError> {
        let refused = |reason| Err(ConsoleError::Input { field: "retirement", reason });
        match retirement {
            Retirement::Now => self.may(&rotation.server, Power::RevokeKey).await,
            Retirement::At { at } if at <= self.ports.clock.now() => refused(InputReason::Past),
            Retirement::At { .. } => self.may(&rotation.server, Power::RevokeKey).await,
            Retirement::Expire if rotation.old.expires.is_none() => refused(InputReason::NotOffered),
            Retirement::Expire | Retirement::Keep => Ok(()),
        }
    }

    async fn leave_old_key(
        self: &Arc<Self>,
        rotation: Rotation,
        retirement: Retirement,
    ) -> Result<Rotation, ConsoleError> {
        let now = self.ports.clock.now();
        let entry = self.entry_of_old(&rotation, Deed::ScheduleRetirement);
        self.change_rotation_telling(&rotation.id, vec![entry], move |rotation| {
            rotation.retirement = Some(retirement);
            let (step, state) = match retirement {
                Retirement::At { .. } => (StepState::Waiting, RotationState::Scheduled),
                Retirement::Keep => (StepState::Skipped, RotationState::Open),
                Retirement::Now | Retirement::Expire => (StepState::Done, RotationState::Open),
            };
            rotation.retire.set(step, now);
            rotation.state = state;
            close(rotation);
        })
        .await
    }

    /// Revokes the old key. Sent once; a lost answer is looked up, never repeated.
    pub(super) async fn revoke_old_key(
        self: &Arc<Self>,
        rotation: Rotation,
    ) -> Result<Rotation, ConsoleError> {
        let now = self.ports.clock.now();
        let rotation = self
            .change_rotation(&rotation.id, move |rotation| {
                if rotation.due().is_none() {
                    rotation.retirement = Some(Retirement::Now);
                }
                rotation.retire.set(StepState::Sent, now);
            })
            .await?;
        let revoked = self.revoke_as(&rotation.server, &rotation.old.id, Intent::Rotation).await;
        let now = self.ports.clock.now();
        self.change_rotation(&rotation.id, move |rotation| {
            match &revoked {
                // It is gone: that is what was wanted, whoever did it.
                Ok(())
                | Err(
                    ConsoleError::NoSuchKey(_)
                    | ConsoleError::Connect { source: ConnectError::NoSuchKey, .. },
                ) => rotation.retire.set(StepState::Done, now),
                Err(error) => not_revoked(rotation, error, now),
            }
            close(rotation);
        })
        .await
    }

    /// Gives a rotation up. What was done stays done, and a secret that waits stays among the unfinished creations.
    ///
    /// # Errors
    /// `OperationBusy` while an answer is missing, that is to be looked up first.
    pub async fn stop_rotation(self: &Arc<Self>, id: &OperationId) -> Result<RotationView, ConsoleError> {
        let (turn, rotation) = self.open_rotation(id).await?;
        nothing_unknown(&rotation)?;
        let entry = self.entry_of_old(&rotation, Deed::StopRotation);
        let stop = |rotation: &mut Rotation| rotation.state = RotationState::Stopped;
        let rotation = self.change_rotation_telling(&rotation.id, vec![entry], stop).await?;
        self.end_turn(turn, &rotation);
        self.rotation_view(rotation, false).await
    }
}

/// A revocation that did not go as wished. One at a set instant that was surely not sent, because nobody is signed in or
/// the server cannot be reached or wants a pause, stays set; everything else waits for the user.
fn not_revoked(rotation: &mut Rotation, error: &ConsoleError, now: chrono::DateTime<chrono::Utc>) {
    let scheduled = rotation.state == RotationState::Scheduled;
    let state = match error {
        error if error.leaves_unknown() => StepState::Unknown,
        error if scheduled && can_wait(error) => StepState::Waiting,
        _ => StepState::Failed,
    };
    if scheduled && state != StepState::Waiting {
        rotation.state = RotationState::Open;
    }
    rotation.retire.set(state, now);
    rotation.retire.trouble = Some(error.trouble());
}

fn can_wait(error: &ConsoleError) -> bool {
    matches!(
        error,
        ConsoleError::SignInNeeded(_)
            | ConsoleError::LockedOut { .. }
            | ConsoleError::Connect {
                source: ConnectError::Limited { .. } | ConnectError::Unreachable { .. },
                ..
            }
    )
}
