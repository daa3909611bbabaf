use chatelaine_console::view::{ProtectionView, VaultView};
use chatelaine_model::{OperationState, SessionState};
use chatelaine_vault::KeychainError;

use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn sessions_and_keys_are_there_after_a_restart() {
    let mut world = World::new().await;
    let babelfor = world.sign_in("babelfor").await;
    world.sign_in("b2core").await;
    let before = world.page(&babelfor, None).await;
    world.restart().await;
    for system in ["babelfor", "b2core"] {
        let server = world.server(system).await;
        assert!(matches!(server.session, SessionState::SignedIn { kept: true, .. }), "{system}");
        assert_eq!(server.known, [world.person(system).login]);
    }
    let after = world.page(&babelfor, None).await;
    assert_eq!(after.total, before.total);
    assert!(world.console.account(&babelfor, false).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_shall_not_be_kept_is_gone() {
    let mut world = World::new().await;
    let person = world.person("haut");
    let mut request = world.request(&person, &person.password).await;
    request.keep = false;
    world.console.sign_in(request).await.unwrap();
    world.restart().await;
    assert_eq!(world.server("haut").await.session, SessionState::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_without_a_choice_waits_after_a_restart() {
    let mut world = World::new().await;
    let server = world.sign_in("haut").await;
    let created = world.console.create_key(world.new_key(&server, "kiosk-restart")).await.unwrap();
    let secret = world.console.reveal_secret(&created.operation).await.unwrap().expose().to_owned();
    world.restart().await;
    let waiting = world.console.app().await.unwrap().unfinished;
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].state, OperationState::Unconfirmed);
    assert_eq!(waiting[0].operation, created.operation);
    let again = world.console.reveal_secret(&created.operation).await.unwrap();
    assert_eq!(again.expose(), secret);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keychain_the_inventory_is_there_and_a_choice_is_asked_for() {
    let mut world = World::new().await;
    let server = world.sign_in("babelfor").await;
    world.keychain.set_fault(Some(KeychainError::Absent));
    world.restart().await;
    let app = world.console.app().await.unwrap();
    assert!(matches!(app.vault, VaultView::Failed { .. }), "{:?}", app.vault);
    assert!(world.page(&server, None).await.total > 100);
    world.keychain.set_fault(None);
    let view = world.console.retry_vault().await.unwrap();
    assert_eq!(view, VaultView::Open { protection: ProtectionView::Keychain });
    assert!(matches!(world.server("babelfor").await.session, SessionState::SignedIn { .. }));
}
