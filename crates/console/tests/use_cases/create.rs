use chatelaine_console::view::{ErrorCode, SecretChoice, SecretPlace};
use chatelaine_model::KeyStatus;
use chatelaine_sandbox::KeyPresence;
use chrono::TimeDelta;

use crate::world::{World, code_of};

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_made_where_the_system_offers_it_and_its_secret_opens_the_server() {
    let world = World::new().await;
    for system in ["babelfor", "haut", "bfore"] {
        let server = world.sign_in(system).await;
        let name = format!("made-on-{system}");
        let mut request = world.new_key(&server, &name);
        if system == "bfore" {
            request.expires = None;
        }
        if system == "babelfor" {
            request.permissions = vec!["Read".into(), "Write".into()];
            request.about = Some("For the label printers".into());
        }
        let created = world.console.create_key(request).await.unwrap();
        assert!(created.sealed);
        assert_eq!(world.presence(system, &name), KeyPresence::Live);
        let row = world.key(&server, &name).await.unwrap();
        assert_eq!(row.hint.as_deref(), Some(created.hint.as_str()), "{system}");
        world.read_keys(&server).await;
        let row = world.key(&server, &name).await.unwrap();
        assert_eq!(row.id, created.key, "{system}");
        assert!(row.hint.is_some(), "{system}: the hint is lost by reading the list");
        if system == "babelfor" {
            assert_eq!(row.permissions, Some(vec!["Read".into(), "Write".into()]));
            assert_eq!(row.about.as_deref(), Some("For the label printers"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_secret_can_be_copied_again_and_a_removed_one_cannot() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let kept = world.console.create_key(world.new_key(&server, "kept")).await.unwrap();
    let secret = world.console.reveal_secret(&kept.operation).await.unwrap().expose().to_owned();
    world.console.settle_secret(&kept.operation, SecretChoice::Keep).await.unwrap();
    assert_eq!(world.key(&server, "kept").await.unwrap().secret, SecretPlace::Here);
    world.console.copy_key(&server, &kept.key).await.unwrap();
    assert_eq!(world.clipboard.0.lock().unwrap().as_deref(), Some(secret.as_str()));

    let removed = world.console.create_key(world.new_key(&server, "removed")).await.unwrap();
    world.console.settle_secret(&removed.operation, SecretChoice::Remove).await.unwrap();
    assert_eq!(world.key(&server, "removed").await.unwrap().secret, SecretPlace::Nowhere);
    let error = world.console.copy_key(&server, &removed.key).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::NoSuchKey);
    let error = world.console.reveal_secret(&removed.operation).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::NoSuchOperation);
    assert!(world.console.app().await.unwrap().unfinished.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_cleared_only_while_it_is_ours() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let created = world.console.create_key(world.new_key(&server, "copied")).await.unwrap();
    assert!(world.console.copy_secret(&created.operation).await.unwrap().clears.is_some());
    *world.clipboard.0.lock().unwrap() = Some("somebody else's text".into());
    assert!(world.console.clear_clipboard().await.unwrap().clears.is_none());
    assert_eq!(world.clipboard.0.lock().unwrap().as_deref(), Some("somebody else's text"));

    world.console.copy_secret(&created.operation).await.unwrap();
    world.console.clear_clipboard().await.unwrap();
    assert_eq!(*world.clipboard.0.lock().unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_the_system_is_refused_before_anything_is_sent() {
    let world = World::new().await;
    let haut = world.sign_in("haut").await;
    let bfore = world.sign_in("bfore").await;
    let mut endless = world.new_key(&haut, "endless");
    endless.expires = None;
    let mut past = world.new_key(&haut, "past");
    past.expires = past.expires.map(|end| end - TimeDelta::days(60));
    let long = world.new_key(&haut, &"n".repeat(10_000));
    let ending = world.new_key(&bfore, "ending");
    let mut allowed = world.new_key(&haut, "allowed");
    allowed.permissions = vec!["Read".into()];
    for request in [endless, past, long, ending, allowed] {
        let (system, name) = (request.server.clone(), request.name.clone());
        let error = world.console.create_key(request).await.unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::InputRefused, "{name}");
        assert!(world.key(&system, &name).await.is_none());
    }
    assert!(world.console.app().await.unwrap().unfinished.is_empty());
    assert_eq!(world.key(&haut, "aging-study-q4").await.map(|row| row.status), Some(KeyStatus::Active));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_makes_keys_without_a_session() {
    let world = World::new().await;
    let server = world.id("haut").await;
    let error = world.console.create_key(world.new_key(&server, "nobody")).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::SignInNeeded);
}
