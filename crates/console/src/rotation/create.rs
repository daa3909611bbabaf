//! The step that makes the successor.

use std::sync::Arc;

use chatelaine_model::{NewOfRotation, Rotation, StepState};
use chrono::TimeDelta;

use super::taken_up::unmade;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::operation::new_id;
use crate::view::CreateKeyRequest;

impl Console {
    /// Makes the successor. The step's intent names the creation, whose own intent is written before its request: so it
    /// is known after a crash whether anything was sent.
    pub(super) async fn create_successor(
        self: &Arc<Self>,
        rotation: Rotation,
    ) -> Result<Rotation, ConsoleError> {
        let (successor, now) = (new_id(), self.ports.clock.now());
        let intent = successor.clone();
        let rotation = self
            .change_rotation(&rotation.id, move |rotation| {
                rotation.successor = Some(intent.clone());
                rotation.create.set(StepState::Sent, now);
            })
            .await?;
        let lifetime = rotation.plan.lifetime.and_then(TimeDelta::try_seconds);
        let request = CreateKeyRequest {
            server: rotation.server.clone(),
            name: rotation.plan.name.clone(),
            expires: lifetime.map(|length| now + length),
            permissions: rotation.plan.permissions.clone(),
            about: rotation.plan.about.clone(),
        };
        let made = self.create_key_as(successor, request).await;
        let now = self.ports.clock.now();
        self.change_rotation(&rotation.id, move |rotation| match &made {
            Ok(made) => {
                rotation.new = Some(NewOfRotation {
                    id: made.key.clone(),
                    hint: Some(made.hint.clone()),
                    expires: made.expires,
                });
                rotation.create.set(StepState::Done, now);
            }
            Err(error) if error.leaves_unknown() => {
                rotation.create.set(StepState::Unknown, now);
                rotation.create.trouble = Some(error.trouble());
            }
            Err(error) => {
                unmade(rotation, StepState::Failed, now);
                rotation.create.trouble = Some(error.trouble());
            }
        })
        .await
    }
}
