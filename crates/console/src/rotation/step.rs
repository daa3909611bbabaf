//! Reading and changing a rotation, one program at a time.

use std::sync::Arc;

use chatelaine_model::{Activity, Deed, OperationId, Outcome, Rotation, RotationState, StepState};

use super::taken_up::take_up;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::operation::OperationTurn;
use crate::view::ConsoleEvent;

impl Console {
    /// The right to work at a rotation that is not done, and the rotation as it stands, after what a program left behind
    /// that died at it.
    ///
    /// # Errors
    /// `NoSuchOperation` when it is done or was never there, `OperationBusy` while somebody else is at it.
    pub(super) async fn open_rotation(
        self: &Arc<Self>,
        id: &OperationId,
    ) -> Result<(OperationTurn, Rotation), ConsoleError> {
        self.read_rotation(id).await?;
        let turn = self.my_turn(id).await?;
        let rotation = self.take_up_rotation(id).await?;
        if matches!(rotation.state, RotationState::Done | RotationState::Stopped) {
            turn.end();
            return Err(ConsoleError::NoSuchOperation);
        }
        Ok((turn, rotation))
    }

    pub(super) async fn read_rotation(self: &Arc<Self>, id: &OperationId) -> Result<Rotation, ConsoleError> {
        let id = id.clone();
        self.block(move |console| console.ledger.rotation(&id)?.ok_or(ConsoleError::NoSuchOperation)).await
    }

    /// Brings a rotation in line with what is known. The caller has the turn.
    pub(super) async fn take_up_rotation(
        self: &Arc<Self>,
        id: &OperationId,
    ) -> Result<Rotation, ConsoleError> {
        let id = id.clone();
        let (before, after) = self
            .block(move |console| {
                let before = console.ledger.rotation(&id)?.ok_or(ConsoleError::NoSuchOperation)?;
                let creation = match &before.successor {
                    Some(successor) => console.ledger.operation(successor)?,
                    None => None,
                };
                let (mut after, now) = (before.clone(), console.ports.clock.now());
                take_up(&mut after, creation.as_ref(), now);
                if after != before {
                    console.ledger.put_rotation(&after)?;
                }
                Ok((before, after))
            })
            .await?;
        if after != before {
            self.tell(ConsoleEvent::OperationChanged { operation: after.id.clone() });
        }
        Ok(after)
    }

    /// Writes a change of a rotation. The caller has the turn.
    pub(super) async fn change_rotation(
        self: &Arc<Self>,
        id: &OperationId,
        change: impl FnMut(&mut Rotation) + Send + 'static,
    ) -> Result<Rotation, ConsoleError> {
        self.change_rotation_telling(id, Vec::new(), change).await
    }

    /// The same together with what the log is to say of it.
    pub(super) async fn change_rotation_telling(
        self: &Arc<Self>,
        id: &OperationId,
        log: Vec<Activity>,
        mut change: impl FnMut(&mut Rotation) + Send + 'static,
    ) -> Result<Rotation, ConsoleError> {
        let (at, told) = (id.clone(), !log.is_empty());
        let rotation =
            self.block(move |console| Ok(console.ledger.change_rotation(&at, &mut change, &log)?)).await?;
        if told {
            self.logged().await;
        }
        self.tell(ConsoleEvent::OperationChanged { operation: id.clone() });
        Ok(rotation)
    }

    /// What the log says of something that was done to the old key.
    pub(super) fn entry_of_old(&self, rotation: &Rotation, deed: Deed) -> Activity {
        let who = self.seats.of(&rotation.server).who();
        let subject = Some((Some(rotation.old.id.clone()), rotation.old.name.clone()));
        self.entry(Some(&rotation.server), who, deed, subject, (Outcome::Done, None))
    }
}

/// Refuses what is not possible while an answer is missing.
pub(super) fn nothing_unknown(rotation: &Rotation) -> Result<(), ConsoleError> {
    let steps = [&rotation.create, &rotation.retire];
    if steps.iter().any(|step| step.state == StepState::Unknown) {
        return Err(ConsoleError::OperationBusy("an answer was lost: look on the server first"));
    }
    Ok(())
}
