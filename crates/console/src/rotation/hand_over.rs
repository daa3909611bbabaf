//! The step that brings the new secret to its caller.

use std::sync::Arc;

use chatelaine_model::{Deed, HandOver, OperationId, Outcome, RotationStep, StepState};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{RotationView, SecretChoice};

impl Console {
    /// Says how the secret was handed over, and what shall become of the saved copy. That is done when the check is
    /// over, which needs the secret.
    ///
    /// # Errors
    /// `OperationBusy` when there is nothing to hand over yet, or when it was handed over already.
    pub async fn hand_over(
        self: &Arc<Self>,
        id: &OperationId,
        how: HandOver,
        choice: SecretChoice,
    ) -> Result<RotationView, ConsoleError> {
        let (turn, rotation) = self.open_rotation(id).await?;
        if rotation.next() != Some(RotationStep::HandOver) {
            return Err(ConsoleError::OperationBusy("there is no secret to hand over at this point"));
        }
        let now = self.ports.clock.now();
        let who = self.seats.of(&rotation.server).who();
        let key = rotation.new.as_ref().map(|new| new.id.clone());
        let (subject, ended) = (Some((key, rotation.plan.name.clone())), (Outcome::Done, None));
        let entry = self.entry(Some(&rotation.server), who, Deed::HandOverSecret, subject, ended);
        let rotation = self
            .change_rotation_telling(id, vec![entry], move |rotation| {
                rotation.hand_over.set(StepState::Done, now);
                rotation.handed = Some(how);
                rotation.keep = Some(choice == SecretChoice::Keep);
            })
            .await?;
        self.end_turn(turn, &rotation);
        self.rotation_view(rotation, false).await
    }
}
