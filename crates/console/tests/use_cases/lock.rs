//! Locking: what it forgets, what it refuses to lose, and what is there again afterwards.

use std::sync::Arc;

use chatelaine_console::view::{ErrorCode, HearsView, LockReason, ProtectionView, VaultView};
use chatelaine_console::{Console, DesktopSign};
use chatelaine_model::{Secret, SessionState};
use chatelaine_vault::KeychainError;
use chrono::TimeDelta;

use crate::world::{World, code_of};

async fn lock(world: &World) {
    let view = world.console.lock(LockReason::Asked, false).await.unwrap();
    assert_eq!(view.locked.unwrap().reason, LockReason::Asked);
}

/// What is left of the console in memory, as far as Debug and its views tell.
async fn sessions(console: &Arc<Console>) -> Vec<SessionState> {
    console.app().await.unwrap().servers.into_iter().map(|server| server.session).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_leave_the_memory_and_are_there_again_after_the_keychain_was_asked() {
    let world = World::new().await;
    let babelfor = world.sign_in("babelfor").await;
    world.sign_in("mgmtapp").await;
    lock(&world).await;
    assert!(world.console.is_locked());
    assert!(sessions(&world.console).await.iter().all(|state| *state == SessionState::SignedOut));
    let error = world.console.account(&babelfor, false).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::SignInNeeded);

    let calls = world.keychain.calls();
    let view = world.console.open_lock(None).await.unwrap();
    assert_eq!(view.locked, None);
    assert_eq!(view.vault, VaultView::Open { protection: ProtectionView::Keychain });
    assert_eq!(world.keychain.calls(), calls + 1, "the keychain is asked again, once");
    assert!(matches!(world.server("mgmtapp").await.session, SessionState::SignedIn { .. }));
    world.console.account(&babelfor, false).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keychain_that_fails_keeps_it_locked_and_says_why() {
    let world = World::new().await;
    world.sign_in("babelfor").await;
    lock(&world).await;
    world.keychain.set_fault(Some(KeychainError::Locked));
    let view = world.console.open_lock(None).await.unwrap();
    assert!(view.locked.is_some());
    assert!(matches!(view.vault, VaultView::Failed { .. }), "{:?}", view.vault);
    world.keychain.set_fault(None);
    assert_eq!(world.console.open_lock(None).await.unwrap().locked, None);
    assert!(matches!(world.server("babelfor").await.session, SessionState::SignedIn { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_that_a_passphrase_seals_asks_for_it() {
    let world = World::new().await;
    world.console.choose_passphrase(Secret::new("long and remembered")).await.unwrap();
    world.sign_in("babelfor").await;
    lock(&world).await;
    let calls = world.keychain.calls();
    assert_eq!(world.console.lock_view().await.unwrap().vault, VaultView::NeedsPassphrase);
    assert!(world.console.open_lock(None).await.unwrap().locked.is_some());
    let wrong = world.console.open_lock(Some(Secret::new("forgotten"))).await.unwrap_err();
    assert_eq!(code_of(&wrong), ErrorCode::WrongPassphrase);
    assert!(world.console.is_locked());
    world.console.open_lock(Some(Secret::new("long and remembered"))).await.unwrap();
    assert!(matches!(world.server("babelfor").await.session, SessionState::SignedIn { .. }));
    assert_eq!(world.keychain.calls(), calls, "no keychain is asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lives_in_memory_only_is_hidden_and_not_lost() {
    let mut world = World::new().await;
    world.keychain.set_fault(Some(KeychainError::Absent));
    std::fs::remove_dir_all(world.dir.path().join("profile")).unwrap();
    world.restart().await;
    world.console.choose_memory().await.unwrap();
    world.sign_in("babelfor").await;
    lock(&world).await;
    assert_eq!(world.console.open_lock(None).await.unwrap().locked, None);
    assert!(matches!(world.server("babelfor").await.session, SessionState::SignedIn { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_not_to_be_kept_ends() {
    let world = World::new().await;
    let person = world.person("haut");
    let mut request = world.request(&person, &person.password).await;
    request.keep = false;
    world.console.sign_in(request).await.unwrap();
    lock(&world).await;
    world.console.open_lock(None).await.unwrap();
    assert_eq!(world.server("haut").await.session, SessionState::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_waits_for_a_choice_still_waits_afterwards() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let created = world.console.create_key(world.new_key(&server, "before-lock")).await.unwrap();
    let secret = world.console.reveal_secret(&created.operation).await.unwrap();
    lock(&world).await;
    let refused = world.console.reveal_secret(&created.operation).await.unwrap_err();
    assert_eq!(code_of(&refused), ErrorCode::VaultClosed);
    world.console.open_lock(None).await.unwrap();
    let again = world.console.reveal_secret(&created.operation).await.unwrap();
    assert_eq!(again.expose(), secret.expose());
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_cannot_be_sealed_is_not_lost_by_locking_unless_that_is_wanted() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let records = world.dir.path().join("profile/vault/records");
    let aside = world.dir.path().join("aside");
    // A file where the folder was: nothing can be written there, whoever one is.
    std::fs::rename(&records, &aside).unwrap();
    std::fs::write(&records, b"").unwrap();
    let created = world.console.create_key(world.new_key(&server, "unsealed")).await.unwrap();
    assert!(!created.sealed);
    let refused = world.console.lock(LockReason::Asked, false).await.unwrap_err();
    assert_eq!(code_of(&refused), ErrorCode::SecretUnsealed);
    assert!(!world.console.is_locked());
    world.clock.forward(TimeDelta::minutes(11));
    world.console.heed_the_clock().await;
    assert!(!world.console.is_locked(), "nor by itself");

    // Once it can be sealed it is, and nothing stands in the way.
    std::fs::remove_file(&records).unwrap();
    std::fs::rename(&aside, &records).unwrap();
    lock(&world).await;
    world.console.open_lock(None).await.unwrap();
    let unfinished = world.console.app().await.unwrap().unfinished;
    assert!(unfinished[0].created.as_ref().unwrap().sealed);
    world.console.reveal_secret(&created.operation).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_secret_is_cleared() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let created = world.console.create_key(world.new_key(&server, "copied")).await.unwrap();
    world.console.copy_secret(&created.operation).await.unwrap();
    assert!(world.clipboard.0.lock().unwrap().is_some());
    lock(&world).await;
    assert_eq!(*world.clipboard.0.lock().unwrap(), None);
    assert!(!world.console.lock_view().await.unwrap().clipboard_held);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_renewed_or_taken_up_while_it_is_locked() {
    let world = World::new().await;
    world.sign_in("mgmtapp").await;
    lock(&world).await;
    let system = world.person("mgmtapp").system;
    let renewals = || world.sandbox.requests(&system, "POST", "/api/token/refresh").unwrap();
    world.clock.forward(TimeDelta::minutes(14));
    world.console.look_after_sessions().await;
    assert_eq!(renewals(), 0);
    // The refresh token outlives hours, so that unlocking finds the session alive.
    world.clock.forward(TimeDelta::hours(2));
    world.console.open_lock(None).await.unwrap();
    world.console.look_after_sessions().await;
    assert_eq!(renewals(), 1);
    assert!(matches!(world.server("mgmtapp").await.session, SessionState::SignedIn { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_locks_by_itself_after_the_chosen_time_and_after_sleep() {
    let world = World::new().await;
    world.console.set_lock_after(5).unwrap();
    let reason = async || world.console.lock_view().await.unwrap().locked.map(|locked| locked.reason);
    let seconds = async |count: i64| {
        for _ in 0..count {
            world.clock.forward(TimeDelta::seconds(1));
            world.console.heed_the_clock().await;
        }
    };
    seconds(239).await;
    assert_eq!(world.console.lock_view().await.unwrap().soon, None);
    seconds(1).await;
    assert!(world.console.lock_view().await.unwrap().soon.is_some(), "it warns a minute before");
    world.console.put_off_lock();
    assert_eq!(world.console.lock_view().await.unwrap().soon, None);
    seconds(299).await;
    assert_eq!(reason().await, None);
    seconds(1).await;
    assert_eq!(reason().await, Some(LockReason::Idle));

    world.clock.forward(TimeDelta::hours(3));
    world.console.open_lock(None).await.unwrap();
    world.console.heed_the_clock().await;
    assert_eq!(reason().await, None, "the time in which it was locked is no sleep");
    world.clock.forward(TimeDelta::minutes(2));
    world.console.put_off_lock();
    world.console.heed_the_clock().await;
    assert_eq!(reason().await, Some(LockReason::Sleep));

    world.console.open_lock(None).await.unwrap();
    world.console.set_lock_after(0).unwrap();
    world.clock.forward(TimeDelta::days(1));
    world.console.heed_the_clock().await;
    assert_eq!(reason().await, None, "never is never");
    assert_eq!(code_of(&world.console.set_lock_after(1441).unwrap_err()), ErrorCode::InputRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_locks_with_the_desktop_and_before_sleep_unless_that_is_not_wanted() {
    let world = World::new().await;
    let reason = async |sign| {
        world.console.heed_desktop(sign).await;
        let locked = world.console.lock_view().await.unwrap().locked;
        world.console.open_lock(None).await.unwrap();
        locked.map(|locked| locked.reason)
    };
    assert_eq!(reason(DesktopSign::Locks).await, Some(LockReason::Desktop));
    assert_eq!(reason(DesktopSign::Sleeps).await, Some(LockReason::Sleep));
    world.console.set_lock_with_desktop(false);
    assert_eq!(reason(DesktopSign::Locks).await, None);
    assert_eq!(reason(DesktopSign::Sleeps).await, Some(LockReason::Sleep), "sleep is another matter");
    world.console.set_lock_with_desktop(true);
    world.console.set_lock_after(0).unwrap();
    assert_eq!(reason(DesktopSign::Locks).await, None, "never is never");
    assert_eq!(reason(DesktopSign::Sleeps).await, None);
    let hears = HearsView { lock: true, sleep: true };
    assert_eq!(world.console.lock_view().await.unwrap().hears, HearsView::default());
    assert_eq!(reason(DesktopSign::Hears(hears)).await, None);
    assert_eq!(world.console.lock_view().await.unwrap().hears, hears);
}
