//! Beginning a rotation, and going on with it up to where a person is needed.

use std::sync::Arc;

use chatelaine_connect::ConnectError;
use chatelaine_ledger::Together;
use chatelaine_model::{
    Deed, OperationId, Outcome, Power, RotatedKey, Rotation, RotationMode, RotationState, RotationStep,
    StepRecord, StepState, SuccessorPlan,
};
use chatelaine_vault::{VaultError, VaultStatus};
use chrono::TimeDelta;

use super::step::nothing_unknown;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::operation::{OperationTurn, new_id};
use crate::view::{ConsoleEvent, CreateKeyRequest, RotationRequest, RotationView};

impl Console {
    /// Writes a rotation down and does its first step: the successor when planned, the old key and then the successor
    /// in an incident. How far it came stands in the answer.
    ///
    /// # Errors
    /// Before anything is written or sent: what does not fit the system, nobody signed in, a shut vault, assumed facts
    /// that nobody has accepted, `OperationBusy` when another rotation of the key is open.
    pub async fn begin_rotation(
        self: &Arc<Self>,
        request: RotationRequest,
    ) -> Result<RotationView, ConsoleError> {
        let rotation = self.write_rotation(request, None).await?;
        self.advance_rotation(&rotation.id).await
    }

    /// Checks a rotation and writes it down. Nothing is sent.
    pub(crate) async fn write_rotation(
        self: &Arc<Self>,
        request: RotationRequest,
        bulk: Option<OperationId>,
    ) -> Result<Rotation, ConsoleError> {
        let server = self.server(&request.server).await?;
        self.accepted(&server, Power::CreateKey)?;
        if request.mode == RotationMode::Incident || self.offers(&server, Power::RevokeKey)? {
            self.may(&server.id, Power::RevokeKey).await?;
        }
        let holder = self.seats.of(&server.id).holder();
        let who = holder.ok_or_else(|| ConsoleError::SignInNeeded(server.id.clone()))?.who;
        if !matches!(self.vault.status(), VaultStatus::Open(_)) {
            return Err(VaultError::NotOpen.into());
        }
        let rotation = self
            .block(move |console| {
                let traits = console.key_traits(&server, Power::CreateKey)?;
                if !console.offers(&server, Power::CreateKey)? {
                    return Err(ConsoleError::at(&server.id)(ConnectError::NotOffered(Power::CreateKey)));
                }
                let now = console.ports.clock.now();
                let new = console.checked(&creation_of(&request, now), &traits)?;
                let row = console.ledger.key(&server.id, &request.key, now)?;
                let key = row.ok_or_else(|| ConsoleError::NoSuchKey(server.id.clone()))?.key;
                if console.ledger.rotation_of(&server.id, &key.id)?.is_some() {
                    return Err(ConsoleError::OperationBusy("another rotation of this key is open"));
                }
                let rotation = Rotation {
                    id: new_id(),
                    server: server.id,
                    mode: request.mode,
                    began: now,
                    state: RotationState::Open,
                    old: RotatedKey {
                        id: key.id,
                        name: key.name,
                        hint: key.hint,
                        owner: key.owner,
                        created: key.created,
                        expires: key.expires,
                        permissions: key.permissions,
                    },
                    plan: SuccessorPlan {
                        name: new.name,
                        lifetime: request.lifetime.map(i64::from),
                        permissions: new.permissions,
                        about: new.about,
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
                    bulk,
                };
                let subject = Some((Some(rotation.old.id.clone()), rotation.old.name.clone()));
                let ended = (Outcome::Done, None);
                let entry = console.entry(Some(&rotation.server), Some(who), Deed::RotateKey, subject, ended);
                let written = Some(rotation.clone());
                console.ledger.put_together(&Together {
                    rotation: written,
                    log: vec![entry],
                    ..Together::default()
                })?;
                Ok(rotation)
            })
            .await?;
        self.logged().await;
        self.tell(ConsoleEvent::OperationChanged { operation: rotation.id.clone() });
        Ok(rotation)
    }

    /// Goes on with the steps that Chatelaine does by itself, those that were refused included, up to where a person is
    /// needed. How far it came stands in the answer.
    ///
    /// # Errors
    /// `OperationBusy` while an answer is missing, that is to be looked up first, or while somebody else is at it.
    pub async fn advance_rotation(self: &Arc<Self>, id: &OperationId) -> Result<RotationView, ConsoleError> {
        let (turn, rotation) = self.open_rotation(id).await?;
        nothing_unknown(&rotation)?;
        let rotation = self.do_what_is_next(rotation).await?;
        self.end_turn(turn, &rotation);
        self.rotation_view(rotation, false).await
    }

    pub(super) async fn do_what_is_next(
        self: &Arc<Self>,
        mut rotation: Rotation,
    ) -> Result<Rotation, ConsoleError> {
        loop {
            let step = rotation.next();
            rotation = match step {
                Some(RotationStep::Create) => self.create_successor(rotation).await?,
                Some(RotationStep::Retire) if rotation.mode == RotationMode::Incident => {
                    self.revoke_old_key(rotation).await?
                }
                _ => return Ok(rotation),
            };
            if step.is_some_and(|step| rotation.step(step).state != StepState::Done) {
                return Ok(rotation);
            }
        }
    }

    /// Ends a turn; the last one where nothing is left to be done.
    pub(super) fn end_turn(&self, turn: OperationTurn, rotation: &Rotation) {
        if matches!(rotation.state, RotationState::Done | RotationState::Stopped) {
            turn.end();
        }
    }
}

/// The creation that a request means, if it were sent now.
fn creation_of(request: &RotationRequest, now: chrono::DateTime<chrono::Utc>) -> CreateKeyRequest {
    CreateKeyRequest {
        server: request.server.clone(),
        name: request.name.clone(),
        expires: request.lifetime.map(|seconds| now + TimeDelta::seconds(seconds.into())),
        permissions: request.permissions.clone(),
        about: request.about.clone(),
    }
}
