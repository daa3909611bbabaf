use chatelaine_console::view::ErrorCode;
use chatelaine_model::{KeyId, KeyStatus, SystemId};
use chatelaine_sandbox::{Fault, FaultKind, KeyPresence};

use crate::world::{World, code_of};

#[tokio::test(flavor = "multi_thread")]
async fn revoking_marks_or_deletes_as_the_system_does() {
    let world = World::new().await;
    for (system, after) in
        [("babelfor", KeyPresence::Revoked), ("haut", KeyPresence::Absent), ("bfore", KeyPresence::Absent)]
    {
        let server = world.sign_in(system).await;
        let mut request = world.new_key(&server, "to-be-revoked");
        if system == "bfore" {
            request.expires = None;
        }
        let created = world.console.create_key(request).await.unwrap();
        let others = world.page(&server, None).await.total;
        world.console.revoke_key(&server, &created.key).await.unwrap();
        assert_eq!(world.presence(system, "to-be-revoked"), after, "{system}");
        for _ in 0..2 {
            let row = world.key(&server, "to-be-revoked").await;
            if after == KeyPresence::Revoked {
                assert_eq!(row.unwrap().status, KeyStatus::Revoked, "{system}");
                assert_eq!(world.page(&server, None).await.total, others, "{system}");
            } else {
                assert!(row.is_none(), "{system}");
                assert_eq!(world.page(&server, None).await.total, others - 1, "{system}");
            }
            world.read_keys(&server).await;
        }
    }
}

/// The answer with the list stands still on its way, made before the key was deleted.
#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_was_made_before_does_not_bring_a_deleted_key_back() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let created = world.console.create_key(world.new_key(&server, "deleted-meanwhile")).await.unwrap();
    let held = Fault {
        system: SystemId::new("haut"),
        method: Some("GET".into()),
        path: "/api/v1/auth/private_tokens/".into(),
        times: Some(1),
        kind: FaultKind::Slow { after: true, millis: None },
    };
    let fault = world.sandbox.inject(held).unwrap();
    let (console, id) = (world.console.clone(), server.clone());
    let reading = tokio::spawn(async move { console.refresh_keys(Some(&id)).await });
    assert!(world.sandbox.held(fault, 1).await);
    let another = world.another().await;
    another.revoke_key(&server, &created.key).await.unwrap();
    let made = another.create_key(world.new_key(&server, "made-meanwhile")).await.unwrap();
    world.sandbox.lift(fault);
    reading.await.unwrap().unwrap();
    assert!(world.key(&server, "deleted-meanwhile").await.is_none());
    assert_eq!(world.key(&server, "made-meanwhile").await.unwrap().id, made.key);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_nobody_knows_is_told() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let error = world.console.revoke_key(&server, &KeyId::new("999999")).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::NoSuchKey);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revocation_is_taken_back_where_the_system_marks_and_only_there() {
    let world = World::new().await;
    let babelfor = world.sign_in("babelfor").await;
    let created = world.console.create_key(world.new_key(&babelfor, "back-again")).await.unwrap();
    world.console.revoke_key(&babelfor, &created.key).await.unwrap();
    world.console.restore_key(&babelfor, &created.key).await.unwrap();
    assert_eq!(world.presence("babelfor", "back-again"), KeyPresence::Live);
    for _ in 0..2 {
        assert_eq!(world.key(&babelfor, "back-again").await.unwrap().status, KeyStatus::Active);
        world.read_keys(&babelfor).await;
    }
    let haut = world.sign_in("haut").await;
    let key = world.page(&haut, None).await.rows.remove(0);
    let error = world.console.restore_key(&haut, &key.id).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::NotOffered);
}
