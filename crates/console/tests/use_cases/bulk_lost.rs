//! Bulks whose program dies, or whose answers are lost.

use chatelaine_console::view::ErrorCode;
use chatelaine_model::{BulkDeed, BulkState, ItemState, SystemId};
use chatelaine_sandbox::{Fault, FaultKind, KeyPresence};

use crate::bulk::{items, keys, over, prepared, run, these};
use crate::rotation_lost::{fault, killed};
use crate::world::World;

const REVOKING: [(&str, (&str, &str)); 3] = [
    ("babelfor", ("POST", "/v1/auth/user")),
    ("haut", ("DELETE", "/api/v1/auth/private_tokens/")),
    ("bfore", ("POST", "/authheader/delete")),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_unknown_until_it_is_looked_up() {
    for (system, path) in REVOKING {
        for kind in [FaultKind::DropBefore, FaultKind::DropAfter] {
            let case = format!("{system}, {kind:?}");
            let world = World::new().await;
            let (server, made) = keys(&world, system, 5).await;
            let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
            world.sandbox.inject(fault(system, path, kind.clone())).unwrap();
            let ended = run(&world, &draft.id).await;
            let lost = if system == "babelfor" { 5 } else { 1 };
            assert_eq!((ended.state, ended.counts.unknown), (BulkState::Done, lost), "{case}");
            let checked = world.console.check_bulk(&draft.id).await.unwrap();
            assert_eq!(checked.counts.unknown, 0, "{case}");
            let left = if kind == FaultKind::DropBefore { lost } else { 0 };
            assert_eq!(checked.counts.left, left, "{case}");
            if left > 0 {
                assert_eq!(checked.state, BulkState::Paused, "{case}");
                assert_eq!(run(&world, &draft.id).await.counts.done, 5, "{case}");
            }
            for number in 0..5 {
                assert_ne!(world.presence(system, &format!("batch-{number}")), KeyPresence::Live, "{case}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_pauses_it_and_what_was_on_its_way_is_never_sent_again_by_itself() {
    for (system, path) in REVOKING {
        for after in [false, true] {
            let case = format!("{system}, after: {after}");
            let mut world = World::new().await;
            let (server, made) = keys(&world, system, 12).await;
            let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
            let id = draft.id.clone();
            let held = fault(system, path, FaultKind::Slow { after, millis: None });
            killed(&mut world, held, |console| async move {
                console.start_bulk(&id).await.ok();
                std::future::pending::<()>().await;
            })
            .await;
            let view = world.console.bulk(&draft.id).await.unwrap();
            assert_eq!(view.state, BulkState::Paused, "{case}");
            assert!(view.counts.unknown > 0 && view.counts.failed == 0, "{case}: {:?}", view.counts);
            let unknown: Vec<_> = items(&world, &draft.id)
                .await
                .into_iter()
                .filter(|item| item.state == ItemState::Unknown)
                .map(|item| item.number)
                .collect();
            // Going on without looking leaves them as they are.
            let ended = run(&world, &draft.id).await;
            assert_eq!(ended.counts.unknown as usize, unknown.len(), "{case}");
            world.console.check_bulk(&draft.id).await.unwrap();
            if world.console.bulk(&draft.id).await.unwrap().counts.left > 0 {
                run(&world, &draft.id).await;
            }
            let done = over(&world, &draft.id).await;
            assert_eq!((done.state, done.counts.done), (BulkState::Done, 12), "{case}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_fails_leaves_it_open_whether_the_key_is_gone() {
    let world = World::new().await;
    let (server, made) = keys(&world, "haut", 3).await;
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
    let gateway = Fault {
        system: SystemId::new("haut"),
        method: Some("DELETE".into()),
        path: "/api/v1/auth/private_tokens/".into(),
        times: Some(1),
        kind: FaultKind::Status { status: 502, retry_after: None },
    };
    world.sandbox.inject(gateway).unwrap();
    let ended = run(&world, &draft.id).await;
    assert_eq!((ended.counts.done, ended.counts.unknown), (2, 1));
    let lost =
        items(&world, &draft.id).await.into_iter().find(|item| item.state == ItemState::Unknown).unwrap();
    assert_eq!(lost.error.unwrap().code, ErrorCode::OutcomeUnknown);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ends_on_the_way_leaves_the_rest_to_be_done() {
    let world = World::new().await;
    let (server, made) = keys(&world, "haut", 4).await;
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
    let dead = Fault {
        system: SystemId::new("haut"),
        method: None,
        path: "/api/v1/auth/".into(),
        times: None,
        kind: FaultKind::Status { status: 401, retry_after: None },
    };
    let dead = world.sandbox.inject(dead).unwrap();
    let ended = run(&world, &draft.id).await;
    assert_eq!((ended.state, ended.counts.left, ended.counts.failed), (BulkState::Paused, 4, 0));
    world.sandbox.lift(dead);
    world.sign_in("haut").await;
    assert_eq!(run(&world, &draft.id).await.counts.done, 4);
}
