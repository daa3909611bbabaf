//! Bulks: frozen and shown, done item by item, paused, stopped, taken back.

use chatelaine_console::view::{
    BulkItemQuery, BulkItemView, BulkRequest, BulkSelection, BulkView, ErrorCode, KeyRefView,
    RevokeEffectView,
};
use chatelaine_model::{
    BulkDeed, BulkState, Deed, ItemState, KeyId, KeyStatus, NewEnd, Obstacle, OperationId, ServerId, SystemId,
};
use chatelaine_sandbox::{Fault, FaultKind, KeyPresence};
use chrono::TimeDelta;

use crate::rotation::MAKING;
use crate::world::{World, code_of};

/// Some new keys on a system, and their server.
pub async fn keys(world: &World, system: &str, count: usize) -> (ServerId, Vec<KeyId>) {
    let server = world.sign_in(system).await;
    let mut keys = Vec::new();
    for number in 0..count {
        let mut request = world.new_key(&server, &format!("batch-{number}"));
        if system == "bfore" {
            request.expires = None;
        }
        keys.push(world.console.create_key(request).await.unwrap().key);
    }
    (server, keys)
}

pub fn these(server: &ServerId, keys: &[KeyId]) -> BulkSelection {
    let keys = keys.iter().map(|key| KeyRefView { server: server.clone(), key: key.clone() }).collect();
    BulkSelection::Keys { keys }
}

pub async fn prepared(world: &World, deed: BulkDeed, selection: BulkSelection) -> BulkView {
    world.console.prepare_bulk(BulkRequest { deed, selection }).await.unwrap()
}

/// Starts it and waits for its end.
pub async fn run(world: &World, id: &OperationId) -> BulkView {
    world.console.start_bulk(id).await.unwrap();
    over(world, id).await
}

pub async fn over(world: &World, id: &OperationId) -> BulkView {
    world.console.bulk_over(id).await;
    world.console.bulk(id).await.unwrap()
}

pub async fn items(world: &World, id: &OperationId) -> Vec<BulkItemView> {
    let query = BulkItemQuery {
        operation: id.clone(),
        states: vec![],
        server: None,
        latest_first: false,
        offset: 0,
        limit: 200,
    };
    world.console.bulk_items(query).await.unwrap().rows
}

fn limited(world: &World, system: &str, method: &str, path: &str, wait: &str) {
    let fault = Fault {
        system: SystemId::new(system),
        method: Some(method.into()),
        path: path.into(),
        times: Some(1),
        kind: FaultKind::Status { status: 429, retry_after: Some(wait.into()) },
    };
    world.sandbox.inject(fault).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn many_keys_are_revoked_on_many_servers_and_each_is_in_the_log() {
    let world = World::new().await;
    let mut all = Vec::new();
    for system in MAKING {
        let (server, made) = keys(&world, system, 12).await;
        all.extend(made.into_iter().map(|key| KeyRefView { server: server.clone(), key }));
    }
    let draft = prepared(&world, BulkDeed::Revoke, BulkSelection::Keys { keys: all }).await;
    assert_eq!((draft.state, draft.counts.left, draft.counts.undoable), (BulkState::Draft, 36, 12));
    let effects: Vec<_> = draft.servers.iter().map(|server| server.effect).collect();
    let (marks, deletes) = (Some(RevokeEffectView::Marks), Some(RevokeEffectView::Deletes));
    assert_eq!(effects, [marks, deletes, deletes]);
    assert_eq!(items(&world, &draft.id).await.len(), 36);
    assert_eq!(world.presence("haut", "batch-0"), KeyPresence::Live, "a draft sends nothing");
    let done = run(&world, &draft.id).await;
    assert_eq!((done.state, done.counts.done, done.counts.undoable), (BulkState::Done, 36, 12));
    for number in 0..12 {
        let name = format!("batch-{number}");
        assert_eq!(world.presence("babelfor", &name), KeyPresence::Revoked);
        assert_eq!(world.presence("haut", &name), KeyPresence::Absent);
        assert_eq!(world.presence("bfore", &name), KeyPresence::Absent);
        assert_eq!(world.key(&world.id("babelfor").await, &name).await.unwrap().status, KeyStatus::Revoked);
        assert!(world.key(&world.id("haut").await, &name).await.is_none());
    }
    let log = world.activities();
    assert_eq!(log.iter().filter(|entry| entry.deed == Deed::RevokeKey).count(), 36);
    assert_eq!(log.iter().filter(|entry| entry.deed == Deed::StartBulk).count(), 1);
    assert!(world.console.operations().await.unwrap().bulks.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_all_keys_are_in_one_document_many_are_one_write() {
    let world = World::new().await;
    let (server, made) = keys(&world, "babelfor", 40).await;
    let writes = || world.sandbox.requests(&SystemId::new("babelfor"), "POST", "/v1/auth/user").unwrap();
    let before = writes();
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
    assert_eq!(run(&world, &draft.id).await.counts.done, 40);
    assert_eq!(writes() - before, 1);

    let lists = || world.sandbox.requests(&SystemId::new("bfore"), "GET", "/authheader/list").unwrap();
    let (server, made) = keys(&world, "bfore", 40).await;
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
    let before = lists();
    assert_eq!(run(&world, &draft.id).await.counts.done, 40);
    assert_eq!(lists() - before, 1, "what the list tells is read once");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_marked_is_taken_back_as_a_bulk_of_its_own() {
    let world = World::new().await;
    let (babelfor, mut made) = keys(&world, "babelfor", 5).await;
    let (haut, deleted) = keys(&world, "haut", 5).await;
    let BulkSelection::Keys { keys: mut all } = these(&babelfor, &made) else { unreachable!() };
    let BulkSelection::Keys { keys: more } = these(&haut, &deleted) else { unreachable!() };
    all.extend(more);
    let draft = prepared(&world, BulkDeed::Revoke, BulkSelection::Keys { keys: all }).await;
    run(&world, &draft.id).await;
    let undo = world.console.undo_bulk(&draft.id).await.unwrap();
    assert_eq!((undo.deed, undo.counts.left), (BulkDeed::Restore, 5));
    let undone = run(&world, &undo.id).await;
    assert_eq!((undone.state, undone.counts.done), (BulkState::Done, 5));
    made.clear();
    for number in 0..5 {
        assert_eq!(world.presence("babelfor", &format!("batch-{number}")), KeyPresence::Live);
        assert_eq!(world.presence("haut", &format!("batch-{number}")), KeyPresence::Absent);
    }
    assert_eq!(code_of(&world.console.undo_bulk(&undo.id).await.unwrap_err()), ErrorCode::InputRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn ends_are_moved_or_set_where_the_system_lets_them() {
    let world = World::new().await;
    let (babelfor, made) = keys(&world, "babelfor", 3).await;
    let (haut, fixed) = keys(&world, "haut", 2).await;
    let (bfore, endless) = keys(&world, "bfore", 1).await;
    let mut all = Vec::new();
    for (server, keys) in [(&babelfor, &made), (&haut, &fixed), (&bfore, &endless)] {
        all.extend(keys.iter().map(|key| KeyRefView { server: server.clone(), key: key.clone() }));
    }
    let before = world.key(&babelfor, "batch-0").await.unwrap().expires.unwrap();
    let week = BulkDeed::ChangeExpiry { end: NewEnd::Shift { seconds: 7 * 86_400 } };
    let draft = prepared(&world, week, BulkSelection::Keys { keys: all }).await;
    assert_eq!((draft.counts.left, draft.counts.skipped), (3, 3));
    let why: Vec<_> = items(&world, &draft.id).await.into_iter().filter_map(|item| item.obstacle).collect();
    assert_eq!(why, [Obstacle::FixedAtCreation, Obstacle::FixedAtCreation, Obstacle::NotOffered]);
    let done = run(&world, &draft.id).await;
    assert_eq!((done.state, done.counts.done, done.counts.skipped), (BulkState::Done, 3, 3));
    world.read_keys(&babelfor).await;
    let after = world.key(&babelfor, "batch-0").await.unwrap().expires.unwrap();
    assert_eq!(after - before, TimeDelta::days(7));

    let past = BulkDeed::ChangeExpiry { end: NewEnd::At { at: world.clock_now() } };
    let request = BulkRequest { deed: past, selection: these(&babelfor, &made) };
    assert_eq!(code_of(&world.console.prepare_bulk(request).await.unwrap_err()), ErrorCode::InputRefused);
    let at = world.clock_now() + TimeDelta::days(90);
    let same =
        prepared(&world, BulkDeed::ChangeExpiry { end: NewEnd::At { at } }, these(&babelfor, &made)).await;
    run(&world, &same.id).await;
    assert_eq!(world.key(&babelfor, "batch-2").await.unwrap().expires, Some(at));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_is_frozen_with_its_exceptions_and_what_comes_later_is_not_in_it() {
    let world = World::new().await;
    let (server, made) = keys(&world, "haut", 6).await;
    let except = vec![KeyRefView { server: server.clone(), key: made[0].clone() }];
    let search = Some("batch-".to_owned());
    let selection = BulkSelection::Query { search, statuses: vec![], servers: vec![server.clone()], except };
    let draft = prepared(&world, BulkDeed::Revoke, selection).await;
    assert_eq!(draft.counts.total, 5);
    world.console.create_key(world.new_key(&server, "batch-later")).await.unwrap();
    assert_eq!(run(&world, &draft.id).await.counts.done, 5);
    assert_eq!(world.presence("haut", "batch-0"), KeyPresence::Live);
    assert_eq!(world.presence("haut", "batch-later"), KeyPresence::Live);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_signed_in_is_skipped_and_let_in_later() {
    let world = World::new().await;
    let (server, made) = keys(&world, "haut", 3).await;
    world.console.sign_out(&server).await.unwrap();
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
    assert_eq!((draft.counts.left, draft.counts.skipped), (0, 3));
    assert!(items(&world, &draft.id).await.iter().all(|item| item.obstacle == Some(Obstacle::NotSignedIn)));
    world.sign_in("haut").await;
    assert_eq!(run(&world, &draft.id).await.counts.done, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_that_a_server_asks_for_holds_that_server_and_no_other() {
    let world = World::new().await;
    let (haut, waiting) = keys(&world, "haut", 6).await;
    let (bfore, going) = keys(&world, "bfore", 6).await;
    let mut all = Vec::new();
    for (server, keys) in [(&haut, &waiting), (&bfore, &going)] {
        all.extend(keys.iter().map(|key| KeyRefView { server: server.clone(), key: key.clone() }));
    }
    let draft = prepared(&world, BulkDeed::Revoke, BulkSelection::Keys { keys: all }).await;
    limited(&world, "haut", "DELETE", "/api/v1/auth/private_tokens/", "42");
    world.console.start_bulk(&draft.id).await.unwrap();
    let view = loop {
        let view = world.console.bulk(&draft.id).await.unwrap();
        if view.servers[0].wait_until.is_some() && view.servers[1].counts.done == 6 {
            break view;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(view.servers[0].wait_until.unwrap() - world.clock_now(), TimeDelta::seconds(42));
    assert_eq!(view.state, BulkState::Running);
    world.clock.forward(TimeDelta::seconds(43));
    let done = over(&world, &draft.id).await;
    assert_eq!((done.state, done.counts.done, done.counts.failed), (BulkState::Done, 12, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bulk_stands_while_it_is_paused_and_keeps_what_is_left_when_it_is_stopped() {
    let world = World::new().await;
    let (server, made) = keys(&world, "haut", 6).await;
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
    limited(&world, "haut", "DELETE", "/api/v1/auth/private_tokens/", "60");
    world.console.start_bulk(&draft.id).await.unwrap();
    while world.console.bulk(&draft.id).await.unwrap().servers[0].wait_until.is_none() {
        tokio::task::yield_now().await;
    }
    let paused = world.console.pause_bulk(&draft.id).await.unwrap();
    assert_eq!(paused.state, BulkState::Paused);
    assert!(paused.counts.left > 0 && paused.counts.unknown == 0, "{:?}", paused.counts);
    let busy = world.console.pause_bulk(&draft.id).await.unwrap_err();
    assert_eq!(code_of(&busy), ErrorCode::NoSuchOperation);
    let stopped = world.console.stop_bulk(&draft.id).await.unwrap();
    assert_eq!((stopped.state, stopped.counts.left), (BulkState::Stopped, paused.counts.left));
    assert_eq!(code_of(&world.console.start_bulk(&draft.id).await.unwrap_err()), ErrorCode::NoSuchOperation);
    let living = world.page(&server, Some("batch-")).await.total;
    assert_eq!(living, paused.counts.left);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_failed_is_tried_again_only_when_that_is_asked_for() {
    let world = World::new().await;
    let (server, made) = keys(&world, "haut", 4).await;
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
    let refusal = Fault {
        system: SystemId::new("haut"),
        method: Some("DELETE".into()),
        path: "/api/v1/auth/private_tokens/".into(),
        times: Some(1),
        kind: FaultKind::Status { status: 400, retry_after: None },
    };
    world.sandbox.inject(refusal).unwrap();
    let ended = run(&world, &draft.id).await;
    assert_eq!((ended.state, ended.counts.done, ended.counts.failed), (BulkState::Done, 3, 1));
    let failed =
        items(&world, &draft.id).await.into_iter().find(|item| item.state == ItemState::Failed).unwrap();
    assert_eq!(failed.error.unwrap().code, ErrorCode::Refused);
    assert_eq!(world.deletions(&failed.key), 1);
    assert_eq!(world.console.operations().await.unwrap().bulks.len(), 1, "it is not done with");
    world.console.retry_bulk(&draft.id, vec![failed.number]).await.unwrap();
    assert_eq!(over(&world, &draft.id).await.counts.done, 4);
    assert_eq!(world.deletions(&failed.key), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bulk_of_rotations_makes_the_successors_and_leaves_the_rest_to_each() {
    let world = World::new().await;
    let (server, made) = keys(&world, "haut", 3).await;
    let draft = prepared(&world, BulkDeed::Rotate, these(&server, &made)).await;
    let done = run(&world, &draft.id).await;
    assert_eq!((done.state, done.counts.done), (BulkState::Done, 3));
    let rotations = world.console.operations().await.unwrap().rotations;
    assert_eq!(rotations.len(), 3);
    for item in items(&world, &draft.id).await {
        let view = world.console.rotation(&item.rotation.unwrap()).await.unwrap();
        assert_eq!(view.old.id, item.key);
        world.console.reveal_secret(view.secret.as_ref().unwrap()).await.unwrap();
    }
    let again = prepared(&world, BulkDeed::Rotate, these(&server, &made)).await;
    assert!(items(&world, &again.id).await.iter().all(|item| item.obstacle == Some(Obstacle::InRotation)));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_are_never_at_the_same_bulk() {
    let world = World::new().await;
    let (server, made) = keys(&world, "haut", 4).await;
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
    limited(&world, "haut", "DELETE", "/api/v1/auth/private_tokens/", "60");
    world.console.start_bulk(&draft.id).await.unwrap();
    let another = world.another().await;
    let seen = another.bulk(&draft.id).await.unwrap();
    assert_eq!((seen.state, seen.elsewhere), (BulkState::Running, true));
    for refused in [another.start_bulk(&draft.id).await, another.pause_bulk(&draft.id).await] {
        assert_eq!(code_of(&refused.unwrap_err()), ErrorCode::OperationBusy);
    }
    world.clock.forward(TimeDelta::seconds(61));
    assert_eq!(over(&world, &draft.id).await.counts.done, 4);
    assert!(
        made.iter().all(|key| world.deletions(key) <= 2),
        "once, and once more for the one that had to wait"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_can_be_forgotten() {
    let world = World::new().await;
    let (server, made) = keys(&world, "haut", 1).await;
    let draft = prepared(&world, BulkDeed::Revoke, these(&server, &made)).await;
    world.console.discard_bulk(&draft.id).await.unwrap();
    assert_eq!(code_of(&world.console.start_bulk(&draft.id).await.unwrap_err()), ErrorCode::NoSuchOperation);
    assert_eq!(world.presence("haut", "batch-0"), KeyPresence::Live);
}
