//! A rotation as a window shows it.

use std::sync::Arc;

use chatelaine_ledger::Row;
use chatelaine_model::{
    Key, KeyId, Operation, OperationId, OperationState, Power, RotatedKey, Rotation, RotationState,
    RotationStep, Server, StepState,
};
use chrono::{DateTime, Utc};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::operation::trouble_view;
use crate::system::{effect, seconds};
use crate::view::{
    KeyLife, LiveKeys, RotatedKeyView, RotationBriefView, RotationView, StepView, VerifiedView,
};

impl Console {
    /// A rotation as it stands. What a program left behind that died at it is settled first.
    ///
    /// # Errors
    /// `NoSuchOperation`; when the ledger cannot be read.
    pub async fn rotation(self: &Arc<Self>, id: &OperationId) -> Result<RotationView, ConsoleError> {
        let rotation = self.read_rotation(id).await?;
        match self.operation_turn(id).await? {
            Some(_turn) => {
                let rotation = self.take_up_rotation(id).await?;
                self.rotation_view(rotation, false).await
            }
            None => {
                self.tell_when_free(id);
                self.rotation_view(rotation, true).await
            }
        }
    }

    pub(super) async fn rotation_view(
        self: &Arc<Self>,
        rotation: Rotation,
        busy: bool,
    ) -> Result<RotationView, ConsoleError> {
        let server = self.server(&rotation.server).await?;
        self.block(move |console| console.view_of(rotation, &server, busy)).await
    }

    fn view_of(&self, rotation: Rotation, server: &Server, busy: bool) -> Result<RotationView, ConsoleError> {
        let now = self.ports.clock.now();
        let traits = self.key_traits(server, Power::CreateKey)?;
        let row = |id: &KeyId| self.ledger.key(&server.id, id, now);
        let creation = match &rotation.successor {
            Some(successor) => self.ledger.operation(successor)?,
            None => None,
        };
        let (old, new) = (
            old_view(&rotation, row(&rotation.old.id)?.as_ref(), now),
            match &rotation.new {
                Some(made) => Some(new_view(&rotation, made, row(&made.id)?.as_ref(), now)),
                None => None,
            },
        );
        let steps = rotation.order().into_iter().map(|step| step_view(&rotation, step)).collect();
        Ok(RotationView {
            live: live(&rotation, old.life, new.as_ref().map(|new| new.life)),
            secret: creation.filter(waits).map(|creation| creation.id),
            steps,
            next: rotation.next(),
            overdue: rotation.due().is_some_and(|due| due <= now),
            check: self.check_way(server)?,
            verified: rotation.verified.map(|verified| VerifiedView {
                accepted: verified.accepted,
                permissions: verified.permissions,
                owner: verified.owner,
                confirmed: verified.confirmed,
            }),
            effect: effect(traits.revoke),
            restorable: traits.restorable,
            lag: traits.lag.and_then(seconds),
            old,
            new,
            busy,
            id: rotation.id,
            server: rotation.server,
            mode: rotation.mode,
            began: rotation.began,
            state: rotation.state,
            name: rotation.plan.name,
            handed: rotation.handed,
            retirement: rotation.retirement,
        })
    }
}

/// A rotation in a list.
pub(crate) fn brief(rotation: Rotation, now: DateTime<Utc>) -> RotationBriefView {
    let (due, next) = (rotation.due(), rotation.next());
    RotationBriefView {
        step: next.map(|step| rotation.step(step).state).unwrap_or(StepState::Done),
        next,
        due,
        overdue: due.is_some_and(|due| due <= now),
        id: rotation.id,
        server: rotation.server,
        name: rotation.old.name,
        successor: rotation.successor,
        mode: rotation.mode,
        began: rotation.began,
        state: rotation.state,
    }
}

fn waits(creation: &Operation) -> bool {
    creation.state == OperationState::Unconfirmed
}

fn step_view(rotation: &Rotation, step: RotationStep) -> StepView {
    let record = rotation.step(step);
    StepView { step, state: record.state, at: record.at, error: record.trouble.as_ref().map(trouble_view) }
}

/// The facts of a key; whether it works is not among them.
pub(super) fn key_view(key: &Key) -> RotatedKeyView {
    RotatedKeyView {
        id: key.id.clone(),
        name: key.name.clone(),
        hint: key.hint.clone(),
        owner: key.owner.clone(),
        created: key.created,
        expires: key.expires,
        last_used: key.last_used,
        permissions: key.permissions.clone(),
        life: KeyLife::Live,
    }
}

/// Whether a key works, as far as the inventory knows; one that it does not know is gone.
pub(super) fn life(row: Option<&Row>, now: DateTime<Utc>) -> KeyLife {
    match row {
        None => KeyLife::Gone,
        Some(row) if row.gone_since.is_some() => KeyLife::Gone,
        Some(row) if row.key.revoked => KeyLife::Revoked,
        Some(row) if row.key.expires.is_some_and(|end| end <= now) => KeyLife::Expired,
        Some(_) => KeyLife::Live,
    }
}

fn old_view(rotation: &Rotation, row: Option<&Row>, now: DateTime<Utc>) -> RotatedKeyView {
    let view = match row {
        Some(row) => key_view(&row.key),
        None => as_it_was(&rotation.old),
    };
    let unknown = matches!(rotation.retire.state, StepState::Unknown | StepState::Sent);
    RotatedKeyView { life: if unknown { KeyLife::Unknown } else { life(row, now) }, ..view }
}

fn as_it_was(old: &RotatedKey) -> RotatedKeyView {
    RotatedKeyView {
        id: old.id.clone(),
        name: old.name.clone(),
        hint: old.hint.clone(),
        owner: old.owner.clone(),
        created: old.created,
        expires: old.expires,
        last_used: None,
        permissions: old.permissions.clone(),
        life: KeyLife::Gone,
    }
}

fn new_view(
    rotation: &Rotation,
    made: &chatelaine_model::NewOfRotation,
    row: Option<&Row>,
    now: DateTime<Utc>,
) -> RotatedKeyView {
    let life = life(row, now);
    match row {
        Some(row) => RotatedKeyView { life, ..key_view(&row.key) },
        None => RotatedKeyView {
            id: made.id.clone(),
            name: rotation.plan.name.clone(),
            hint: made.hint.clone(),
            owner: None,
            created: rotation.create.at,
            expires: made.expires,
            last_used: None,
            permissions: None,
            life,
        },
    }
}

fn live(rotation: &Rotation, old: KeyLife, new: Option<KeyLife>) -> LiveKeys {
    let lost = matches!(rotation.create.state, StepState::Unknown | StepState::Sent);
    if old == KeyLife::Unknown || lost && rotation.state != RotationState::Stopped {
        return LiveKeys::Unknown;
    }
    match (old == KeyLife::Live, new == Some(KeyLife::Live)) {
        (true, true) => LiveKeys::Both,
        (true, false) => LiveKeys::Old,
        (false, true) => LiveKeys::New,
        (false, false) => LiveKeys::None,
    }
}
