use chatelaine_console::view::{ErrorCode, SecretPlace};
use chatelaine_model::{KeyStatus, SessionState};
use chrono::TimeDelta;

use crate::world::{World, code_of};

#[tokio::test(flavor = "multi_thread")]
async fn keys_of_three_systems_come_with_what_their_servers_report() {
    let world = World::new().await;
    let babelfor = world.sign_in("babelfor").await;
    let haut = world.sign_in("haut").await;
    let bfore = world.sign_in("bfore").await;

    let page = world.page(&babelfor, None).await;
    assert!(page.total >= 150, "{}", page.total);
    let counts = page.counts;
    assert!(counts.active > 0 && counts.expiring > 0 && counts.expired > 0 && counts.revoked > 0);
    let row = page.rows.iter().find(|row| row.status == KeyStatus::Active).unwrap();
    assert!(row.permissions.is_some() && row.owner.is_some() && row.created.is_some());
    assert_eq!(row.secret, SecretPlace::Server);
    assert!(row.hint.as_ref().unwrap().contains('…'));

    let page = world.page(&haut, None).await;
    assert!(page.total >= 80, "{}", page.total);
    assert!(page.rows.iter().all(|row| row.expires.is_some() && row.owner.is_none() && row.hint.is_none()));
    assert!(page.rows.iter().all(|row| row.secret == SecretPlace::Nowhere));

    let page = world.page(&bfore, None).await;
    assert!(page.rows.iter().all(|row| row.status == KeyStatus::Never && row.permissions.is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_inventory_stands_when_a_session_is_over() {
    let world = World::new().await;
    let server = world.sign_in("babelfor").await;
    let before = world.page(&server, None).await.total;
    world.clock.forward(TimeDelta::hours(2));
    let error = world.console.refresh_keys(Some(&server)).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::SignInNeeded);
    assert_eq!(world.page(&server, None).await.total, before);
    let view = world.server("babelfor").await;
    assert!(matches!(view.session, SessionState::NeedsSignIn { .. }));
    assert!(view.as_of.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_system_without_keys_has_none_to_read() {
    let world = World::new().await;
    let server = world.sign_in("b2core").await;
    assert_eq!(world.page(&server, None).await.total, 0);
    let view = world.server("b2core").await;
    assert_eq!((view.keys, view.as_of), (None, None));
}
