//! Rotations: a successor is made and handed over, checked, and the old key retired.

use std::sync::Arc;

use chatelaine_console::Events;
use chatelaine_console::view::{
    CheckWay, ConsoleEvent, ErrorCode, KeyLife, LifetimeSource, LiveKeys, RotationRequest, RotationView,
    SecretChoice,
};
use chatelaine_model::{
    Deed, HandOver, KeyId, OperationId, Retirement, RotationMode, RotationState, RotationStep, ServerId,
    StepState,
};
use chatelaine_sandbox::{FaultKind, KeyPresence};
use chrono::TimeDelta;

use crate::rotation_lost::fault;
use crate::world::{World, code_of};

/// The systems that make keys.
pub const MAKING: [&str; 3] = ["babelfor", "haut", "bfore"];

/// A key to be replaced, and its server with somebody signed in.
pub async fn old_key(world: &World, system: &str, name: &str) -> (ServerId, KeyId) {
    let server = world.sign_in(system).await;
    let mut request = world.new_key(&server, name);
    if system == "bfore" {
        request.expires = None;
    }
    if system == "babelfor" {
        request.permissions = vec!["Read".into(), "Delete".into()];
    }
    let created = world.console.create_key(request).await.unwrap();
    world.console.settle_secret(&created.operation, SecretChoice::Keep).await.unwrap();
    (server, created.key)
}

/// How far a step came.
#[track_caller]
pub fn step(view: &RotationView, step: RotationStep) -> StepState {
    view.steps.iter().find(|record| record.step == step).unwrap().state
}

/// A rotation that was just begun.
pub async fn begun(world: &World, server: &ServerId, key: &KeyId, mode: RotationMode) -> RotationView {
    let plan = world.console.rotation_plan(server, key).await.unwrap();
    world.console.begin_rotation(RotationRequest::of(plan, mode)).await.unwrap()
}

/// The secret is handed over and the check done as the system allows.
pub async fn in_place(world: &World, rotation: &RotationView, choice: SecretChoice) -> RotationView {
    let view = world.console.hand_over(&rotation.id, HandOver::Confirmed, choice).await.unwrap();
    assert!(view.secret.is_some(), "the check needs the secret");
    match view.check {
        CheckWay::Server => world.console.verify_successor(&rotation.id).await.unwrap(),
        CheckWay::User => world.console.confirm_successor(&rotation.id, true).await.unwrap(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_replaced_step_by_step_on_every_system_that_makes_keys() {
    let world = World::new().await;
    for system in MAKING {
        let (server, key) = old_key(&world, system, "replaced").await;
        let plan = world.console.rotation_plan(&server, &key).await.unwrap();
        assert_eq!(plan.name, "replaced-2");
        assert_eq!(plan.restorable, system == "babelfor", "{system}");
        let from = if system == "bfore" { LifetimeSource::Endless } else { LifetimeSource::Copied };
        assert_eq!(plan.lifetime_from, from, "{system}");
        let view =
            world.console.begin_rotation(RotationRequest::of(plan, RotationMode::Planned)).await.unwrap();
        assert_eq!((view.next, view.live), (Some(RotationStep::HandOver), LiveKeys::Both), "{system}");
        let secret = world.console.reveal_secret(view.secret.as_ref().unwrap()).await.unwrap();
        assert_eq!(world.presence(system, "replaced-2"), KeyPresence::Live, "{system}");

        let early = world.console.retire_old_key(&view.id, Retirement::Now).await.unwrap_err();
        assert_eq!(code_of(&early), ErrorCode::OperationBusy, "{system}: the new key is nowhere yet");
        let view = in_place(&world, &view, SecretChoice::Keep).await;
        assert_eq!(step(&view, RotationStep::Verify), StepState::Done, "{system}");
        let verified = view.verified.unwrap();
        assert_eq!(verified.accepted.is_some(), view.check == CheckWay::Server, "{system}");
        assert_eq!(verified.confirmed, view.check == CheckWay::User, "{system}");
        if system == "babelfor" {
            assert_eq!((verified.permissions, verified.owner), (Some(true), Some(true)));
        }

        let view = world.console.retire_old_key(&view.id, Retirement::Now).await.unwrap();
        assert_eq!((view.state, view.live), (RotationState::Done, LiveKeys::New), "{system}");
        let gone = if system == "babelfor" { KeyPresence::Revoked } else { KeyPresence::Absent };
        assert_eq!(world.presence(system, "replaced"), gone, "{system}");
        let new = view.new.unwrap();
        world.console.copy_key(&server, &new.id).await.unwrap();
        assert_eq!(world.clipboard.0.lock().unwrap().as_deref(), Some(secret.expose()), "{system}");
        assert!(world.console.operations().await.unwrap().rotations.is_empty());
        let again = world.console.retire_old_key(&view.id, Retirement::Now).await.unwrap_err();
        assert_eq!(code_of(&again), ErrorCode::NoSuchOperation, "{system}");
        let deeds: Vec<Deed> = world.activities().into_iter().map(|entry| entry.deed).collect();
        for deed in [Deed::RotateKey, Deed::CreateKey, Deed::HandOverSecret, Deed::RevokeKey] {
            assert!(deeds.contains(&deed), "{system}: {deed:?} is not in the log");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_an_incident_the_old_key_goes_first() {
    let world = World::new().await;
    for system in MAKING {
        let (server, key) = old_key(&world, system, "stolen").await;
        let view = begun(&world, &server, &key, RotationMode::Incident).await;
        assert_eq!(step(&view, RotationStep::Retire), StepState::Done, "{system}");
        assert_eq!((view.next, view.live), (Some(RotationStep::HandOver), LiveKeys::New), "{system}");
        assert_ne!(world.presence(system, "stolen"), KeyPresence::Live, "{system}");
        let log = world.activities();
        let place = |deed| log.iter().position(|entry| entry.deed == deed).unwrap();
        assert!(place(Deed::RevokeKey) > place(Deed::CreateKey), "{system}: newest first");
        let view = in_place(&world, &view, SecretChoice::Remove).await;
        assert_eq!((view.state, view.secret), (RotationState::Done, None), "{system}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_keys_stay_only_where_that_is_said() {
    let world = World::new().await;
    let (server, key) = old_key(&world, "babelfor", "doubled").await;
    let view = begun(&world, &server, &key, RotationMode::Planned).await;
    in_place(&world, &view, SecretChoice::Keep).await;
    let kept = world.console.retire_old_key(&view.id, Retirement::Keep).await.unwrap();
    assert_eq!((kept.state, kept.live), (RotationState::Done, LiveKeys::Both));
    assert_eq!(step(&kept, RotationStep::Retire), StepState::Skipped);

    let (server, key) = old_key(&world, "haut", "ending").await;
    let view = begun(&world, &server, &key, RotationMode::Planned).await;
    in_place(&world, &view, SecretChoice::Keep).await;
    let left = world.console.retire_old_key(&view.id, Retirement::Expire).await.unwrap();
    assert_eq!((left.state, left.retirement), (RotationState::Done, Some(Retirement::Expire)));
    world.clock.forward(TimeDelta::days(31));
    assert_eq!(world.console.rotation(&view.id).await.unwrap().old.life, KeyLife::Expired);

    let (server, key) = old_key(&world, "bfore", "endless").await;
    let view = begun(&world, &server, &key, RotationMode::Planned).await;
    in_place(&world, &view, SecretChoice::Keep).await;
    let refused = world.console.retire_old_key(&view.id, Retirement::Expire).await.unwrap_err();
    assert_eq!(code_of(&refused), ErrorCode::InputRefused, "it has no end that could be waited for");
}

#[tokio::test(flavor = "multi_thread")]
async fn at_its_instant_the_old_key_is_revoked_once_by_whichever_program_runs() {
    let world = World::new().await;
    let (server, key) = old_key(&world, "haut", "scheduled").await;
    let view = begun(&world, &server, &key, RotationMode::Planned).await;
    in_place(&world, &view, SecretChoice::Keep).await;
    let past = Retirement::At { at: world.clock_now() };
    assert_eq!(
        code_of(&world.console.retire_old_key(&view.id, past).await.unwrap_err()),
        ErrorCode::InputRefused
    );
    let at = world.clock_now() + TimeDelta::minutes(30);
    let set = world.console.retire_old_key(&view.id, Retirement::At { at }).await.unwrap();
    assert_eq!((set.state, set.live, set.overdue), (RotationState::Scheduled, LiveKeys::Both, false));
    assert!(world.console.retire_what_is_due().await.unwrap().is_empty());
    assert_eq!(world.presence("haut", "scheduled"), KeyPresence::Live);

    world.clock.forward(TimeDelta::minutes(31));
    let another = world.another().await;
    let (here, there) = tokio::join!(world.console.retire_what_is_due(), another.retire_what_is_due());
    assert_eq!(here.unwrap().len() + there.unwrap().len(), 1, "one of them did it");
    assert_eq!(world.deletions(&key), 1);
    let done = world.console.rotation(&view.id).await.unwrap();
    assert_eq!((done.state, done.live), (RotationState::Done, LiveKeys::New));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_overdue_stands_first_and_waits_for_a_session() {
    let world = World::new().await;
    let (server, key) = old_key(&world, "babelfor", "overdue").await;
    let (haut, other) = old_key(&world, "haut", "younger").await;
    begun(&world, &haut, &other, RotationMode::Planned).await;
    let view = begun(&world, &server, &key, RotationMode::Planned).await;
    in_place(&world, &view, SecretChoice::Keep).await;
    let at = world.clock_now() + TimeDelta::hours(24);
    world.console.retire_old_key(&view.id, Retirement::At { at }).await.unwrap();
    world.console.sign_out(&server).await.unwrap();
    world.clock.forward(TimeDelta::hours(25));
    assert!(world.console.retire_what_is_due().await.unwrap().is_empty());
    let list = world.console.operations().await.unwrap().rotations;
    assert_eq!((list[0].id.clone(), list[0].overdue), (view.id.clone(), true));
    assert_eq!(world.presence("babelfor", "overdue"), KeyPresence::Live);
    world.sign_in("babelfor").await;
    assert_eq!(world.console.retire_what_is_due().await.unwrap(), [view.id]);
    assert_eq!(world.presence("babelfor", "overdue"), KeyPresence::Revoked);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_for_later_can_be_changed_until_it_is_done_and_a_rotation_given_up() {
    let world = World::new().await;
    let (server, key) = old_key(&world, "babelfor", "changed").await;
    let view = begun(&world, &server, &key, RotationMode::Planned).await;
    let second = world.console.rotation_plan(&server, &key).await.unwrap();
    assert_eq!(second.open, Some(view.id.clone()));
    let refused =
        world.console.begin_rotation(RotationRequest::of(second, RotationMode::Planned)).await.unwrap_err();
    assert_eq!(code_of(&refused), ErrorCode::OperationBusy, "one rotation of a key at a time");
    in_place(&world, &view, SecretChoice::Keep).await;
    let at = world.clock_now() + TimeDelta::hours(1);
    world.console.retire_old_key(&view.id, Retirement::At { at }).await.unwrap();
    let stopped = world.console.stop_rotation(&view.id).await.unwrap();
    assert_eq!((stopped.state, stopped.live), (RotationState::Stopped, LiveKeys::Both));
    world.clock.forward(TimeDelta::hours(2));
    assert!(world.console.retire_what_is_due().await.unwrap().is_empty());
    assert_eq!(world.presence("babelfor", "changed"), KeyPresence::Live);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_written_or_sent_without_a_session() {
    let world = World::new().await;
    let (server, key) = old_key(&world, "haut", "signed-out").await;
    let plan = world.console.rotation_plan(&server, &key).await.unwrap();
    world.console.sign_out(&server).await.unwrap();
    assert!(!world.console.rotation_plan(&server, &key).await.unwrap().signed_in);
    let refused =
        world.console.begin_rotation(RotationRequest::of(plan, RotationMode::Incident)).await.unwrap_err();
    assert_eq!(code_of(&refused), ErrorCode::SignInNeeded);
    assert!(world.console.operations().await.unwrap().rotations.is_empty());
    assert_eq!(world.presence("haut", "signed-out"), KeyPresence::Live);
}

/// Hands on what operations changed.
#[derive(Debug)]
struct Changed(tokio::sync::mpsc::UnboundedSender<OperationId>);

impl Events for Changed {
    fn send(&self, event: ConsoleEvent) {
        if let ConsoleEvent::OperationChanged { operation } = event {
            // Nobody hears it any more at the end of a test.
            self.0.send(operation).ok();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_shown_that_another_works_at_it_is_told_when_that_is_over() {
    let world = World::new().await;
    let (server, key) = old_key(&world, "haut", "watched").await;
    let plan = world.console.rotation_plan(&server, &key).await.unwrap();
    let held = fault(
        "haut",
        ("POST", "/api/v1/auth/private_tokens/"),
        FaultKind::Slow { after: false, millis: None },
    );
    let held = world.sandbox.inject(held).unwrap();
    let console = world.console.clone();
    let request = RotationRequest::of(plan, RotationMode::Planned);
    let working = tokio::spawn(async move { console.begin_rotation(request).await });
    assert!(world.sandbox.held(held, 1).await);

    let (sender, mut changed) = tokio::sync::mpsc::unbounded_channel();
    let watching = world.another_that_tells(Arc::new(Changed(sender))).await;
    let id = watching.operations().await.unwrap().rotations[0].id.clone();
    assert!(watching.rotation(&id).await.unwrap().busy);
    world.sandbox.lift(held);
    working.await.unwrap().unwrap();
    assert_eq!(changed.recv().await.unwrap(), id);
    assert!(!watching.rotation(&id).await.unwrap().busy);
}
