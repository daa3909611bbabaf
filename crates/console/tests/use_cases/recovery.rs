//! The recovery code, from the offer to the day it is needed.

use chatelaine_console::view::{ErrorCode, LockReason, ProtectionView, RecoveryView, VaultView};
use chatelaine_model::{Secret, SessionState};

use crate::world::{World, code_of};

/// Makes a code as a person does who writes it down.
pub async fn written_down(world: &World) -> Secret {
    let view = world.console.begin_recovery_code().unwrap();
    let code = world.console.reveal_recovery_code().unwrap();
    let group = code.expose().split('-').nth(view.asked as usize).unwrap().to_lowercase();
    let made = world.console.confirm_recovery_code(Secret::new(group)).await.unwrap();
    assert_eq!(made, RecoveryView::Made);
    code
}

pub fn lose_the_keychain(world: &World) {
    for entry in world.keychain.entries() {
        world.keychain.forget(&entry);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_whose_keychain_is_gone_opens_by_it_with_all_sessions() {
    let mut world = World::new().await;
    let server = world.sign_in("babelfor").await;
    assert_eq!(world.console.app().await.unwrap().recovery, RecoveryView::NotAsked);
    let code = written_down(&world).await;
    lose_the_keychain(&world);
    world.restart().await;
    assert!(matches!(world.console.app().await.unwrap().vault, VaultView::Failed { .. }));
    let view = world.console.recover(code, None).await.unwrap();
    assert_eq!(view, VaultView::Open { protection: ProtectionView::Keychain });
    world.console.account(&server, false).await.unwrap();
    world.restart().await;
    assert!(matches!(world.server("babelfor").await.session, SessionState::SignedIn { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_program_opens_by_it_under_a_passphrase() {
    let world = World::new().await;
    world.sign_in("babelfor").await;
    let code = written_down(&world).await;
    lose_the_keychain(&world);
    world.console.lock(LockReason::Asked, false).await.unwrap();
    let slip = world.console.recover(Secret::new(code.expose().get(1..).unwrap()), None).await.unwrap_err();
    assert_eq!(code_of(&slip), ErrorCode::RecoveryCodeMalformed);
    assert!(world.console.is_locked());
    let view = world.console.recover(code, Some(Secret::new("from now on this"))).await.unwrap();
    assert_eq!(view, VaultView::Open { protection: ProtectionView::Passphrase });
    assert!(!world.console.is_locked());
    assert!(matches!(world.server("babelfor").await.session, SessionState::SignedIn { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_was_never_confirmed_opens_nothing_and_leaves_the_one_before_good() {
    let mut world = World::new().await;
    let good = written_down(&world).await;
    world.console.begin_recovery_code().unwrap();
    let unconfirmed = world.console.reveal_recovery_code().unwrap();
    let wrong = world.console.confirm_recovery_code(Secret::new("AAAA-")).await.unwrap_err();
    assert_eq!(code_of(&wrong), ErrorCode::InputRefused);
    assert!(!wrong.to_string().contains("AAAA"), "what was typed is not repeated");
    world.console.drop_recovery_code();
    assert!(world.console.reveal_recovery_code().is_err());
    lose_the_keychain(&world);
    world.restart().await;
    let refused = world.console.recover(unconfirmed, None).await.unwrap_err();
    assert_eq!(code_of(&refused), ErrorCode::WrongRecoveryCode);
    world.console.recover(good, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_not_offered_again_once_declined_and_leaves_the_memory_when_locked() {
    let world = World::new().await;
    world.console.begin_recovery_code().unwrap();
    world.console.lock(LockReason::Asked, false).await.unwrap();
    world.console.open_lock(None).await.unwrap();
    assert!(world.console.reveal_recovery_code().is_err());
    assert_eq!(world.console.decline_recovery().await.unwrap(), RecoveryView::Declined);
    assert_eq!(world.console.app().await.unwrap().recovery, RecoveryView::Declined);
}
