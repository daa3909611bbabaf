//! Retirements at an instant that the user set, done by whichever program runs then.

use std::sync::Arc;

use chatelaine_model::{OperationId, Rotation};

use crate::console::Console;
use crate::error::ConsoleError;

impl Console {
    /// Revokes the old keys whose instant has come, where somebody is signed in; the others stay overdue. Gives the
    /// rotations that it worked at. Two programs on one profile never do the same one.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub async fn retire_what_is_due(self: &Arc<Self>) -> Result<Vec<OperationId>, ConsoleError> {
        let now = self.ports.clock.now();
        let due = move |rotation: &Rotation| rotation.due().is_some_and(|due| due <= now);
        let rotations = self.block(|console| Ok(console.ledger.open_rotations()?)).await?;
        let mut worked = Vec::new();
        for rotation in rotations.into_iter().filter(due) {
            if self.is_locked() || self.seats.of(&rotation.server).holder().is_none() {
                continue;
            }
            let Some(turn) = self.operation_turn(&rotation.id).await? else { continue };
            // Whoever had the turn before may have done it.
            let rotation = self.take_up_rotation(&rotation.id).await?;
            if due(&rotation) {
                let rotation = self.revoke_old_key(rotation).await?;
                worked.push(rotation.id.clone());
                self.end_turn(turn, &rotation);
            }
        }
        Ok(worked)
    }
}
