//! Looking on the server what became of a step whose answer was lost.

use std::sync::Arc;

use chatelaine_connect::ConnectError;
use chatelaine_model::{Deed, NewOfRotation, OperationId, Rotation, RotationState, StepState};

use super::taken_up::{close, unmade};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::RotationView;

impl Console {
    /// Looks on the server what became of the steps whose answer was lost. A successor that was made is taken over with
    /// its secret where the server gives it again; elsewhere it is named, and its secret is lost.
    ///
    /// # Errors
    /// As the conversation ends; then nothing is decided.
    pub async fn look_at_rotation(self: &Arc<Self>, id: &OperationId) -> Result<RotationView, ConsoleError> {
        let (turn, mut rotation) = self.open_rotation(id).await?;
        if rotation.create.state == StepState::Unknown {
            rotation = self.look_for_successor(rotation).await?;
        }
        if rotation.retire.state == StepState::Unknown {
            rotation = self.look_at_old_key(rotation).await?;
        }
        self.end_turn(turn, &rotation);
        self.rotation_view(rotation, false).await
    }

    async fn look_for_successor(self: &Arc<Self>, rotation: Rotation) -> Result<Rotation, ConsoleError> {
        let Some(creation) = rotation.successor.clone() else { return Ok(rotation) };
        let Some(row) = self.look_for_key(&creation).await? else {
            self.dismiss_operation(&creation).await?;
            let now = self.ports.clock.now();
            return self
                .change_rotation(&rotation.id, move |rotation| unmade(rotation, StepState::Waiting, now))
                .await;
        };
        if self.recover_key(&creation, &row).await? {
            return self.take_up_rotation(&rotation.id).await;
        }
        self.change_rotation(&rotation.id, move |rotation| {
            rotation.new =
                Some(NewOfRotation { id: row.id.clone(), hint: row.hint.clone(), expires: row.expires });
        })
        .await
    }

    async fn look_at_old_key(self: &Arc<Self>, rotation: Rotation) -> Result<Rotation, ConsoleError> {
        self.read_keys_anew(&rotation.server).await?;
        let (server, key, now) = (rotation.server.clone(), rotation.old.id.clone(), self.ports.clock.now());
        let since = rotation.began;
        let (row, told) = self
            .block(move |console| {
                let told = console.was_logged(&server, Deed::RevokeKey, &key, since)?;
                Ok((console.ledger.key(&server, &key, now)?, told))
            })
            .await?;
        let ended = row.is_none_or(|row| row.gone_since.is_some() || row.key.revoked);
        let entry = (ended && !told).then(|| self.entry_of_old(&rotation, Deed::RevokeKey));
        let log = entry.into_iter().collect();
        self.change_rotation_telling(&rotation.id, log, move |rotation| {
            rotation.retire.set(if ended { StepState::Done } else { StepState::Waiting }, now);
            if !ended {
                rotation.state = RotationState::Open;
                rotation.retirement = None;
            }
            close(rotation);
        })
        .await
    }

    /// Revokes a successor that was made, but whose secret is lost, so that another can be made.
    ///
    /// # Errors
    /// `OperationBusy` when no such key was found by looking; otherwise as [`Console::revoke_key`].
    pub async fn revoke_lost_successor(
        self: &Arc<Self>,
        id: &OperationId,
    ) -> Result<RotationView, ConsoleError> {
        let (turn, rotation) = self.open_rotation(id).await?;
        let lost = rotation.new.clone().filter(|_| rotation.create.state == StepState::Unknown);
        let (Some(lost), Some(creation)) = (lost, rotation.successor.clone()) else {
            return Err(ConsoleError::OperationBusy("no key with a lost secret was found"));
        };
        match self.revoke_key(&rotation.server, &lost.id).await {
            Ok(()) | Err(ConsoleError::Connect { source: ConnectError::NoSuchKey, .. }) => {}
            Err(error) => return Err(error),
        }
        self.dismiss_operation(&creation).await?;
        let now = self.ports.clock.now();
        let rotation =
            self.change_rotation(id, move |rotation| unmade(rotation, StepState::Waiting, now)).await?;
        self.end_turn(turn, &rotation);
        self.rotation_view(rotation, false).await
    }
}
