//! The successor's secret: where it is, and what becomes of the saved copy once it is not needed any more.

use std::sync::Arc;

use chatelaine_model::{OperationId, OperationState, Rotation, Secret, StepState};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::SecretChoice;

impl Console {
    /// The secret of a rotation's successor, to be handed over by the caller: in a file, or to a command.
    ///
    /// # Errors
    /// `NoSuchOperation` when there is no successor yet; `NoSecret` when the saved copy was given up.
    pub async fn successor_secret(self: &Arc<Self>, id: &OperationId) -> Result<Secret, ConsoleError> {
        let rotation = self.read_rotation(id).await?;
        self.secret_of_successor(&rotation).await
    }

    pub(super) async fn secret_of_successor(
        self: &Arc<Self>,
        rotation: &Rotation,
    ) -> Result<Secret, ConsoleError> {
        let made = rotation.new.as_ref().filter(|_| rotation.create.state == StepState::Done);
        let (Some(made), Some(creation)) = (made, &rotation.successor) else {
            return Err(ConsoleError::NoSuchOperation);
        };
        match self.waiting_secret(creation).await {
            Ok((_, secret)) => Ok(secret),
            Err(ConsoleError::NoSuchOperation) => {
                let (secret, _) = self.secret_of_key(&rotation.server, &made.id).await?;
                Ok(secret)
            }
            Err(error) => Err(error),
        }
    }

    /// Does with the saved copy what was chosen at the handing over, once the check is over.
    pub(super) async fn settle_successor(self: &Arc<Self>, rotation: &Rotation) -> Result<(), ConsoleError> {
        let over = matches!(rotation.verify.state, StepState::Done | StepState::Skipped);
        let (Some(keep), Some(creation), true) = (rotation.keep, rotation.successor.clone(), over) else {
            return Ok(());
        };
        let at = creation.clone();
        let known = self.block(move |console| Ok(console.ledger.operation(&at)?)).await?;
        if known.is_none_or(|creation| creation.state != OperationState::Unconfirmed) {
            return Ok(());
        }
        let choice = if keep { SecretChoice::Keep } else { SecretChoice::Remove };
        self.settle_secret(&creation, choice).await
    }
}
