//! Rotations whose program dies, or whose answers are lost, at each step.

use std::sync::Arc;

use chatelaine_console::Console;
use chatelaine_console::view::{LiveKeys, RotationRequest, RotationView, SecretChoice};
use chatelaine_model::{
    OperationId, Retirement, RotationMode, RotationState, RotationStep, StepState, SystemId,
};
use chatelaine_sandbox::{Fault, FaultKind, KeyPresence};

use crate::rotation::{MAKING, begun, in_place, old_key, step};
use crate::world::World;

/// Where a system's successor is made, and where its old key ends.
fn paths(system: &str) -> [(&'static str, &'static str); 2] {
    match system {
        "babelfor" => [("POST", "/v1/api-keys"), ("POST", "/v1/auth/user")],
        "haut" => [("POST", "/api/v1/auth/private_tokens/"), ("DELETE", "/api/v1/auth/private_tokens/")],
        _ => [("POST", "/authheader/add"), ("POST", "/authheader/delete")],
    }
}

pub fn fault(system: &str, (method, path): (&str, &str), kind: FaultKind) -> Fault {
    Fault {
        system: SystemId::new(system),
        method: Some(method.into()),
        path: path.into(),
        times: Some(1),
        kind,
    }
}

/// Looks until nothing is unknown, and goes on as a person would.
async fn settle(world: &World, id: &OperationId) -> RotationView {
    let mut view = world.console.rotation(id).await.unwrap();
    if step(&view, RotationStep::Create) == StepState::Unknown
        || step(&view, RotationStep::Retire) == StepState::Unknown
    {
        assert_eq!(view.live, LiveKeys::Unknown);
        view = world.console.look_at_rotation(id).await.unwrap();
    }
    if step(&view, RotationStep::Create) == StepState::Unknown {
        view = world.console.revoke_lost_successor(id).await.unwrap();
    }
    if matches!(view.next, Some(RotationStep::Create)) {
        view = world.console.advance_rotation(id).await.unwrap();
    }
    if view.next == Some(RotationStep::HandOver) {
        world.console.reveal_secret(view.secret.as_ref().unwrap()).await.unwrap();
        view = in_place(world, &view, SecretChoice::Keep).await;
    }
    if view.next == Some(RotationStep::Retire) {
        view = world.console.retire_old_key(id, Retirement::Now).await.unwrap();
    }
    view
}

/// Exactly the successor works, its secret is in hand, and nothing waits.
async fn assert_whole(world: &World, system: &str, view: &RotationView, case: &str) {
    assert_eq!((view.state, view.live), (RotationState::Done, LiveKeys::New), "{case}");
    let new = view.new.as_ref().unwrap();
    world.console.copy_key(&view.server, &new.id).await.unwrap();
    assert_ne!(world.presence(system, "old"), KeyPresence::Live, "{case}");
    world.read_keys(&view.server).await;
    let named = world.page(&view.server, Some("old-")).await.rows;
    let living = named.iter().filter(|row| row.status != chatelaine_model::KeyStatus::Revoked).count();
    assert_eq!(living, 1, "{case}: an orphan");
    assert!(world.console.app().await.unwrap().unfinished.is_empty(), "{case}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_lost_at_any_step_is_looked_up_and_nothing_is_sent_twice() {
    for system in MAKING {
        for (at, path) in paths(system).into_iter().enumerate() {
            for kind in [FaultKind::DropBefore, FaultKind::DropAfter, FaultKind::CutOff, FaultKind::Garbage] {
                // Haut.AI answers a deletion without a body: there is nothing to cut off.
                if (system, at) == ("haut", 1) && matches!(kind, FaultKind::CutOff) {
                    continue;
                }
                let case = format!("{system}, step {at}, {kind:?}");
                // Its answer has no body that could be cut off.
                if system == "haut" && at == 1 && kind == FaultKind::CutOff {
                    continue;
                }
                let world = World::new().await;
                let (server, key) = old_key(&world, system, "old").await;
                let mut view = None;
                if at == 1 {
                    let begun = begun(&world, &server, &key, RotationMode::Planned).await;
                    view = Some(in_place(&world, &begun, SecretChoice::Keep).await);
                }
                world.sandbox.inject(fault(system, path, kind)).unwrap();
                let view = match view {
                    Some(view) => world.console.retire_old_key(&view.id, Retirement::Now).await.unwrap(),
                    None => begun(&world, &server, &key, RotationMode::Planned).await,
                };
                let done = settle(&world, &view.id).await;
                assert_whole(&world, system, &done, &case).await;
            }
        }
    }
}

/// Does something in a program of its own and kills that while the server holds the request.
pub async fn killed<F>(world: &mut World, held: Fault, work: impl FnOnce(Arc<Console>) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let fault = world.sandbox.inject(held).unwrap();
    let program = tokio::runtime::Runtime::new().unwrap();
    program.spawn(work(world.console.clone()));
    assert!(world.sandbox.met(fault, 1).await);
    let over =
        tokio::task::spawn_blocking(move || program.shutdown_timeout(std::time::Duration::from_secs(60)));
    over.await.unwrap();
    world.restart_after_kill(fault).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_at_any_step_leaves_one_living_key_with_its_secret_or_says_that_it_does_not_know() {
    for system in MAKING {
        for mode in [RotationMode::Planned, RotationMode::Incident] {
            for (at, path) in paths(system).into_iter().enumerate() {
                for after in [false, true] {
                    let case = format!("{system}, {mode:?}, step {at}, after: {after}");
                    let mut world = World::new().await;
                    let (server, key) = old_key(&world, system, "old").await;
                    let held = fault(system, path, FaultKind::Slow { after, millis: None });
                    let id = if at == 1 && mode == RotationMode::Planned {
                        let begun = begun(&world, &server, &key, mode).await;
                        in_place(&world, &begun, SecretChoice::Keep).await;
                        let id = begun.id.clone();
                        killed(&mut world, held, |console| async move {
                            console.retire_old_key(&id, Retirement::Now).await.ok();
                        })
                        .await;
                        begun.id
                    } else {
                        let plan = world.console.rotation_plan(&server, &key).await.unwrap();
                        let request = RotationRequest::of(plan, mode);
                        killed(&mut world, held, |console| async move {
                            console.begin_rotation(request).await.ok();
                        })
                        .await;
                        world.console.operations().await.unwrap().rotations.remove(0).id
                    };
                    let view = world.console.rotation(&id).await.unwrap();
                    assert_eq!(view.live, LiveKeys::Unknown, "{case}");
                    let refused = world.console.advance_rotation(&id).await;
                    assert!(refused.is_err(), "{case}: it went on without looking");
                    let view = world.console.look_at_rotation(&id).await.unwrap();
                    if mode == RotationMode::Incident && view.next == Some(RotationStep::Retire) {
                        world.console.advance_rotation(&id).await.unwrap();
                    }
                    let done = settle(&world, &id).await;
                    assert_whole(&world, system, &done, &case).await;
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn between_its_steps_a_rotation_waits_for_any_length_of_time() {
    let mut world = World::new().await;
    let (server, key) = old_key(&world, "haut", "old").await;
    let view = begun(&world, &server, &key, RotationMode::Planned).await;
    let secret = world.console.reveal_secret(view.secret.as_ref().unwrap()).await.unwrap();
    world.restart().await;
    let view = world.console.rotation(&view.id).await.unwrap();
    assert_eq!(view.next, Some(RotationStep::HandOver));
    let again = world.console.reveal_secret(view.secret.as_ref().unwrap()).await.unwrap();
    assert_eq!(again.expose(), secret.expose());
    in_place(&world, &view, SecretChoice::Keep).await;
    world.restart().await;
    let view = world.console.rotation(&view.id).await.unwrap();
    assert_eq!(view.next, Some(RotationStep::Retire));
    let done = world.console.retire_old_key(&view.id, Retirement::Now).await.unwrap();
    assert_whole(&world, "haut", &done, "restarted").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_settled_among_the_unfinished_counts_as_handed_over() {
    let world = World::new().await;
    let (server, key) = old_key(&world, "haut", "old").await;
    let view = begun(&world, &server, &key, RotationMode::Planned).await;
    world.console.settle_secret(view.secret.as_ref().unwrap(), SecretChoice::Keep).await.unwrap();
    let view = world.console.rotation(&view.id).await.unwrap();
    assert_eq!((view.next, view.secret), (Some(RotationStep::Verify), None));
    assert!(world.console.verify_successor(&view.id).await.unwrap().verified.unwrap().accepted.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_stands_in_what_is_written_of_a_rotation() {
    let world = World::new().await;
    let (server, key) = old_key(&world, "babelfor", "old").await;
    let view = begun(&world, &server, &key, RotationMode::Planned).await;
    let secret = world.console.reveal_secret(view.secret.as_ref().unwrap()).await.unwrap();
    in_place(&world, &view, SecretChoice::Keep).await;
    let done = world.console.retire_old_key(&view.id, Retirement::Now).await.unwrap();
    assert!(!format!("{done:?}").contains(secret.expose()));
    for name in ["ledger.sqlite", "ledger.sqlite-wal"] {
        let bytes = std::fs::read(world.dir.path().join("profile").join(name)).unwrap();
        let found = bytes.windows(secret.expose().len()).any(|window| window == secret.expose().as_bytes());
        assert!(!found, "{name}");
    }
}
