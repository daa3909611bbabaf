//! What the log says of the lock and of the ways in which secrets are kept.

use chatelaine_console::view::{LockReason, SealView};
use chatelaine_model::{Activity, Deed, Outcome, Secret};
use chatelaine_vault::KeychainError;
use chrono::TimeDelta;

use crate::recovery::{lose_the_keychain, written_down};
use crate::world::World;

/// The latest entries of the log, oldest first, as deed, outcome and reason.
fn latest(world: &World, count: usize) -> Vec<(Deed, Outcome, Option<String>)> {
    let mut entries = world.activities();
    entries.truncate(count);
    entries.reverse();
    entries.into_iter().map(|entry| (entry.deed, entry.outcome, entry.reason)).collect()
}

fn done(deed: Deed) -> (Deed, Outcome, Option<String>) {
    (deed, Outcome::Done, None)
}

fn failed(deed: Deed, reason: &str) -> (Deed, Outcome, Option<String>) {
    (deed, Outcome::Failed, Some(reason.into()))
}

#[tokio::test(flavor = "multi_thread")]
async fn each_lock_says_what_locked_it_and_each_unlocking_follows() {
    let world = World::new().await;
    let reasons = [
        (LockReason::Asked, Deed::Lock),
        (LockReason::Idle, Deed::LockUnused),
        (LockReason::Sleep, Deed::LockAsleep),
        (LockReason::Desktop, Deed::LockWithDesktop),
    ];
    for (reason, deed) in reasons {
        world.clock.forward(TimeDelta::seconds(1));
        world.console.lock(reason, false).await.unwrap();
        assert_eq!(latest(&world, 1), [done(deed)]);
        world.console.lock(reason, false).await.unwrap();
        assert_ne!(latest(&world, 2)[0], done(deed), "what is locked already is not locked again");
        world.console.open_lock(None).await.unwrap();
        assert_eq!(latest(&world, 2), [done(deed), done(Deed::Unlock)]);
        let Activity { at, server, who, key, subject, .. } = world.activities().remove(0);
        assert_eq!((at, server, who, key, subject), (world.now(), None, None, None, None));
    }
    assert_eq!(world.console.verify_activity().await.unwrap().breaks, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_the_log_is_sealed_before_the_vault_shuts_and_again_when_it_opens() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    // Within the minute in which nothing is sealed again.
    world.clock.forward(TimeDelta::seconds(10));
    world.console.create_key(world.new_key(&server, "just-before")).await.unwrap();
    world.console.lock(LockReason::Asked, false).await.unwrap();
    let at_the_lock = u32::try_from(world.activities().len()).unwrap();
    let other = world.another().await;
    let sealed = other.verify_activity().await.unwrap();
    assert_eq!((sealed.seal, sealed.breaks), (SealView::Compared { entries: at_the_lock }, vec![]));

    // Shut, the chain can be checked and the seal cannot.
    world.keychain.set_fault(Some(KeychainError::Locked));
    world.console.open_lock(None).await.unwrap();
    let shut = world.console.verify_activity().await.unwrap();
    assert_eq!((shut.seal, shut.breaks, shut.entries), (SealView::Shut, vec![], at_the_lock + 1));

    world.keychain.set_fault(None);
    world.console.open_lock(None).await.unwrap();
    let open = world.console.verify_activity().await.unwrap();
    let entries = at_the_lock + 2;
    assert_eq!((open.seal, open.breaks, open.entries), (SealView::Compared { entries }, vec![], entries));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_passphrase_is_written_down_while_it_is_locked_and_its_text_is_not() {
    let mut world = World::new().await;
    world.console.choose_passphrase(Secret::new("sentinel-right")).await.unwrap();
    assert_eq!(latest(&world, 1), [done(Deed::SealByPassphrase)]);
    world.console.lock(LockReason::Asked, false).await.unwrap();
    world.console.open_lock(None).await.unwrap();
    assert_eq!(latest(&world, 1), [done(Deed::Lock)], "to be asked for it is no attempt");
    world.console.open_lock(Some(Secret::new("sentinel-wrong"))).await.unwrap_err();
    let wrong = failed(Deed::Unlock, "wrong_passphrase");
    assert_eq!(latest(&world, 1), std::slice::from_ref(&wrong));
    world.console.open_lock(Some(Secret::new("sentinel-right"))).await.unwrap();
    assert_eq!(latest(&world, 2), [wrong.clone(), done(Deed::Unlock)]);
    assert_eq!(world.console.verify_activity().await.unwrap().breaks, []);

    // At a start, too.
    world.restart().await;
    world.console.unlock(Secret::new("sentinel-wrong")).await.unwrap_err();
    world.console.unlock(Secret::new("sentinel-right")).await.unwrap();
    assert_eq!(latest(&world, 2), [wrong, done(Deed::Unlock)]);
    assert!(!format!("{:?}", world.activities()).contains("sentinel"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keychain_that_does_not_open_is_a_failed_unlocking() {
    let world = World::new().await;
    world.sign_in("haut").await;
    world.console.lock(LockReason::Asked, false).await.unwrap();
    world.keychain.set_fault(Some(KeychainError::Denied));
    world.console.open_lock(None).await.unwrap();
    assert_eq!(latest(&world, 2), [done(Deed::Lock), failed(Deed::Unlock, "vault_failed")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_terminal_writes_down_that_it_sealed_the_profile_and_what_did_not_open_it() {
    let mut world = World::new().await;
    std::fs::remove_dir_all(world.dir.path().join("profile")).unwrap();
    world.keychain.set_fault(Some(KeychainError::Absent));
    world.restart().await;
    world.console.open_with_passphrase(Secret::new("long and remembered")).await.unwrap();
    assert_eq!(latest(&world, 1), [done(Deed::SealByPassphrase)]);
    let entries = world.activities().len();
    let again = world.another().await;
    again.open_with_passphrase(Secret::new("long and remembered")).await.unwrap();
    assert_eq!(world.activities().len(), entries, "each command opens it: that is no line");
    let third = world.another().await;
    third.open_with_passphrase(Secret::new("forgotten")).await.unwrap_err();
    assert_eq!(latest(&world, 1), [failed(Deed::Unlock, "wrong_passphrase")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_is_written_down_when_it_is_made_and_when_it_is_used() {
    let mut world = World::new().await;
    world.sign_in("haut").await;
    let older = written_down(&world).await;
    let code = written_down(&world).await;
    assert_eq!(latest(&world, 2), [done(Deed::MakeRecoveryCode), done(Deed::MakeRecoveryCode)]);
    lose_the_keychain(&world);
    world.restart().await;
    world.console.recover(older, None).await.unwrap_err();
    world.console.recover(code, None).await.unwrap();
    assert_eq!(latest(&world, 2), [failed(Deed::Recover, "wrong_recovery_code"), done(Deed::Recover)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn to_keep_secrets_in_memory_only_is_written_down() {
    let mut world = World::new().await;
    std::fs::remove_dir_all(world.dir.path().join("profile")).unwrap();
    world.keychain.set_fault(Some(KeychainError::Absent));
    world.restart().await;
    world.console.choose_memory().await.unwrap();
    assert_eq!(latest(&world, 1), [done(Deed::KeepInMemory)]);
}
