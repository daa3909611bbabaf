//! What a program left behind that died in the middle of a step.

use chatelaine_model::{
    HandOver, NewOfRotation, Operation, OperationState, Rotation, RotationState, StepState,
};
use chrono::{DateTime, Utc};

/// Brings a rotation that nobody is at in line with what is known. `creation` is the creation of its successor, as it
/// stands: its intent was written before the request, so without it nothing was sent.
pub(super) fn take_up(rotation: &mut Rotation, creation: Option<&Operation>, now: DateTime<Utc>) {
    take_up_create(rotation, creation, now);
    if rotation.retire.state == StepState::Sent {
        rotation.retire.set(StepState::Unknown, now);
        // What may have been done already is not due any more: it would be sent again by itself.
        rotation.state = RotationState::Open;
    }
    let settled = creation
        .is_some_and(|creation| matches!(creation.state, OperationState::Kept | OperationState::Removed));
    if settled && rotation.create.state == StepState::Done && rotation.hand_over.state == StepState::Waiting {
        // The secret was settled among the unfinished creations.
        rotation.hand_over.set(StepState::Done, now);
        rotation.handed = Some(HandOver::Confirmed);
    }
    close(rotation);
}

/// Closes a rotation whose steps are all settled.
pub(super) fn close(rotation: &mut Rotation) {
    if rotation.next().is_none() && matches!(rotation.state, RotationState::Open | RotationState::Scheduled) {
        rotation.state = RotationState::Done;
    }
}

fn take_up_create(rotation: &mut Rotation, creation: Option<&Operation>, now: DateTime<Utc>) {
    let sent = rotation.create.state == StepState::Sent;
    if !sent && rotation.create.state != StepState::Unknown {
        return;
    }
    match creation.map(|creation| (creation.state, creation)) {
        None | Some((OperationState::Intended, _)) => unmade(rotation, StepState::Waiting, now),
        Some((OperationState::Unknown, _)) if sent => rotation.create.set(StepState::Unknown, now),
        Some((OperationState::Unknown, _)) => {}
        // A refusal; or the user settled an unknown creation as not made.
        Some((OperationState::Failed, _)) => {
            unmade(rotation, if sent { StepState::Failed } else { StepState::Waiting }, now);
        }
        Some((OperationState::Unconfirmed | OperationState::Kept | OperationState::Removed, creation)) => {
            made(rotation, creation, now);
        }
    }
}

/// The successor exists and its secret is in hand.
pub(super) fn made(rotation: &mut Rotation, creation: &Operation, now: DateTime<Utc>) {
    rotation.new = creation.key.clone().map(|id| NewOfRotation {
        id,
        hint: creation.hint.clone(),
        expires: creation.expires,
    });
    rotation.create.set(StepState::Done, now);
}

/// There is no successor; the next try is a creation of its own.
pub(super) fn unmade(rotation: &mut Rotation, state: StepState, now: DateTime<Utc>) {
    rotation.successor = None;
    rotation.new = None;
    rotation.create.set(state, now);
}

#[cfg(test)]
mod tests {
    use chatelaine_model::{
        KeyId, OperationId, RotatedKey, RotationMode, ServerId, StepRecord, SuccessorPlan,
    };

    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).unwrap()
    }

    fn rotation(create: StepState) -> Rotation {
        Rotation {
            id: OperationId::new("r"),
            server: ServerId::new("s"),
            mode: RotationMode::Planned,
            began: now(),
            state: RotationState::Open,
            old: RotatedKey {
                id: KeyId::new("7"),
                name: "nightly".into(),
                hint: None,
                owner: None,
                created: None,
                expires: None,
                permissions: None,
            },
            plan: SuccessorPlan {
                name: "nightly-2".into(),
                lifetime: None,
                permissions: vec![],
                about: None,
            },
            successor: Some(OperationId::new("c")),
            new: None,
            create: StepRecord { state: create, at: Some(now()), trouble: None },
            hand_over: StepRecord::default(),
            handed: None,
            keep: None,
            verify: StepRecord::default(),
            verified: None,
            retire: StepRecord::default(),
            retirement: None,
            bulk: None,
        }
    }

    fn creation(state: OperationState) -> Operation {
        Operation {
            id: OperationId::new("c"),
            server: ServerId::new("s"),
            name: "nightly-2".into(),
            expires: None,
            began: now(),
            state,
            key: Some(KeyId::new("8")),
            hint: Some("api_…x2".into()),
        }
    }

    fn taken_up(create: StepState, state: Option<OperationState>) -> Rotation {
        let mut rotation = rotation(create);
        take_up(&mut rotation, state.map(creation).as_ref(), now());
        rotation
    }

    #[test]
    fn a_creation_that_was_never_written_down_was_never_sent() {
        let rotation = taken_up(StepState::Sent, None);
        assert_eq!((rotation.create.state, rotation.successor), (StepState::Waiting, None));
    }

    #[test]
    fn a_creation_that_was_sent_stays_unknown_until_somebody_settles_it() {
        let unknown = Some(OperationState::Unknown);
        assert_eq!(taken_up(StepState::Sent, unknown).create.state, StepState::Unknown);
        assert_eq!(taken_up(StepState::Unknown, unknown).create.state, StepState::Unknown);
        let failed = Some(OperationState::Failed);
        assert_eq!(taken_up(StepState::Sent, failed).create.state, StepState::Failed);
        assert_eq!(taken_up(StepState::Unknown, failed).create.state, StepState::Waiting);
    }

    #[test]
    fn a_secret_in_hand_means_a_successor() {
        let rotation = taken_up(StepState::Sent, Some(OperationState::Unconfirmed));
        assert_eq!(rotation.create.state, StepState::Done);
        assert_eq!(rotation.new.map(|new| new.id), Some(KeyId::new("8")));
        assert_eq!(rotation.hand_over.state, StepState::Waiting);
        let settled = taken_up(StepState::Sent, Some(OperationState::Kept));
        assert_eq!((settled.hand_over.state, settled.handed), (StepState::Done, Some(HandOver::Confirmed)));
    }

    #[test]
    fn a_revocation_on_its_way_has_lost_its_answer() {
        let mut rotation = rotation(StepState::Done);
        rotation.retire.set(StepState::Sent, now());
        take_up(&mut rotation, None, now());
        assert_eq!((rotation.retire.state, rotation.state), (StepState::Unknown, RotationState::Open));
    }
}
