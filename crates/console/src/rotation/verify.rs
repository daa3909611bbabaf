//! The step that checks the successor: by a harmless call with it where the system knows one, else by the user.

use std::sync::Arc;

use chatelaine_model::{Deed, Key, OperationId, Rotation, RotationStep, StepState, Verified};

use super::taken_up::close;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::power::outcome;
use crate::view::RotationView;

impl Console {
    /// Calls the server with the new key, and compares what it may do and whose it is with the old one. The call changes
    /// nothing and may be made again.
    ///
    /// # Errors
    /// `OperationBusy` when there is no successor yet; `NotOffered` where no such call is known: then only the user can
    /// tell; `Assumed` where it rests on what nobody has accepted. What the server says to the key stands in the
    /// answer.
    pub async fn verify_successor(self: &Arc<Self>, id: &OperationId) -> Result<RotationView, ConsoleError> {
        let (turn, rotation) = self.open_rotation(id).await?;
        self.can_verify(&rotation)?;
        let server = self.server(&rotation.server).await?;
        let way = self.definition_of(&server)?.key_way().map(str::to_owned).ok_or_else(|| {
            let power = chatelaine_model::Power::ListKeys;
            ConsoleError::at(&server.id)(chatelaine_connect::ConnectError::NotOffered(power))
        })?;
        self.accepted_way(&server, &way)?;
        let secret = self.secret_of_successor(&rotation).await?;
        let connection = self.connection(&server.id).await?;
        let checked =
            connection.check_key(&secret, &self.language()).await.map_err(ConsoleError::at(&server.id));
        // Whose it is and what it may do stands in the list; without it the call alone counts.
        if checked.is_ok()
            && let Err(error) = self.read_keys_anew(&server.id).await
        {
            tracing::info!(%error, "the list could not be read to compare the keys");
        }
        let who = self.seats.of(&server.id).who();
        let subject = Some((rotation.new.as_ref().map(|new| new.id.clone()), rotation.plan.name.clone()));
        self.log(Some(&server.id), who, Deed::VerifyKey, subject, outcome(&checked)).await;
        let compared = self.compare(&rotation).await?;
        let now = self.ports.clock.now();
        let rotation = self
            .change_rotation(id, move |rotation| {
                let confirmed = rotation.verified.is_some_and(|verified| verified.confirmed);
                match &checked {
                    Ok(milliseconds) => {
                        let accepted = Some(*milliseconds);
                        rotation.verified = Some(Verified { accepted, confirmed, ..compared });
                        rotation.verify.set(StepState::Done, now);
                    }
                    Err(error) => {
                        rotation.verify.set(StepState::Failed, now);
                        rotation.verify.trouble = Some(error.trouble());
                    }
                }
                close(rotation);
            })
            .await?;
        self.settle_successor(&rotation).await?;
        self.end_turn(turn, &rotation);
        self.rotation_view(rotation, false).await
    }

    /// Ends the check: `seen` says that the user has seen the caller work with the new key, otherwise it is skipped.
    ///
    /// # Errors
    /// `OperationBusy` when there is no successor yet.
    pub async fn confirm_successor(
        self: &Arc<Self>,
        id: &OperationId,
        seen: bool,
    ) -> Result<RotationView, ConsoleError> {
        let (turn, rotation) = self.open_rotation(id).await?;
        self.can_verify(&rotation)?;
        let compared = self.compare(&rotation).await?;
        let now = self.ports.clock.now();
        let rotation = self
            .change_rotation(id, move |rotation| {
                if seen {
                    let before = rotation.verified.unwrap_or(compared);
                    rotation.verified = Some(Verified { confirmed: true, ..before });
                    rotation.verify.set(StepState::Done, now);
                } else if rotation.verify.state != StepState::Done {
                    rotation.verify.set(StepState::Skipped, now);
                }
                close(rotation);
            })
            .await?;
        self.settle_successor(&rotation).await?;
        self.end_turn(turn, &rotation);
        self.rotation_view(rotation, false).await
    }

    fn can_verify(&self, rotation: &Rotation) -> Result<(), ConsoleError> {
        let before =
            rotation.next().is_none_or(|next| matches!(next, RotationStep::Verify | RotationStep::Retire));
        if before && rotation.create.state == StepState::Done && rotation.hand_over.state == StepState::Done {
            return Ok(());
        }
        Err(ConsoleError::OperationBusy("the new key was not handed over yet"))
    }

    /// The two keys side by side, as the inventory has them.
    async fn compare(self: &Arc<Self>, rotation: &Rotation) -> Result<Verified, ConsoleError> {
        let Some(new) = rotation.new.as_ref().map(|new| new.id.clone()) else {
            return Ok(Verified::default());
        };
        let (server, old) = (rotation.server.clone(), rotation.old.clone());
        self.block(move |console| {
            let row = console.ledger.key(&server, &new, console.ports.clock.now())?;
            let Some(Key { permissions, owner, .. }) = row.map(|row| row.key) else {
                return Ok(Verified::default());
            };
            Ok(Verified {
                permissions: old.permissions.zip(permissions).map(|(old, new)| same_set(&old, &new)),
                owner: old.owner.zip(owner).map(|(old, new)| old == new),
                ..Verified::default()
            })
        })
        .await
    }
}

fn same_set(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|name| other.contains(name))
}
