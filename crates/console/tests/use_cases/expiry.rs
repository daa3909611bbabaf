use chatelaine_console::view::ErrorCode;
use chatelaine_model::{Clock, Deed, KeyId, KeyStatus};
use chrono::TimeDelta;

use crate::world::{World, code_of};

#[tokio::test(flavor = "multi_thread")]
async fn another_end_is_set_on_the_server_and_taken_away_again() {
    let world = World::new().await;
    let server = world.sign_in("babelfor").await;
    let created = world.console.create_key(world.new_key(&server, "moved")).await.unwrap();
    let later = world.clock.now() + TimeDelta::days(90);
    for (end, status) in [(Some(later), KeyStatus::Active), (None, KeyStatus::Never)] {
        world.console.change_expiry(&server, &created.key, end).await.unwrap();
        for _ in 0..2 {
            let row = world.key(&server, "moved").await.unwrap();
            assert_eq!((row.expires, row.status), (end, status));
            world.read_keys(&server).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_that_does_not_fit_is_refused_before_anything_is_sent() {
    let world = World::new().await;
    let babelfor = world.sign_in("babelfor").await;
    let created = world.console.create_key(world.new_key(&babelfor, "stays")).await.unwrap();
    let over = Some(world.clock.now());
    let error = world.console.change_expiry(&babelfor, &created.key, over).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::InputRefused);

    let haut = world.sign_in("haut").await;
    let fixed = world.page(&haut, None).await.rows.remove(0);
    let later = Some(world.clock.now() + TimeDelta::days(90));
    let error = world.console.change_expiry(&haut, &fixed.id, later).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::NotOffered);
    let error = world.console.change_expiry(&babelfor, &KeyId::new("none"), later).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::NoSuchKey);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_is_kept_here_for_keys_without_an_end() {
    let mut world = World::new().await;
    let server = world.sign_in("bfore").await;
    let key = world.page(&server, None).await.rows.remove(0);
    let at = Some(world.clock.now() + TimeDelta::days(30));
    world.console.set_reminder(&server, &key.id, at).await.unwrap();
    world.restart().await;
    world.read_keys(&server).await;
    let row = world.key(&server, &key.name).await.unwrap();
    assert_eq!((row.reminder, row.expires, row.status), (at, None, KeyStatus::Never));
    world.console.set_reminder(&server, &key.id, None).await.unwrap();
    assert_eq!(world.key(&server, &key.name).await.unwrap().reminder, None);
    let deeds = world.activities().into_iter().filter(|entry| entry.deed == Deed::SetReminder);
    assert_eq!(deeds.count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_is_refused_where_keys_have_an_end_and_for_times_that_are_over() {
    let world = World::new().await;
    let babelfor = world.sign_in("babelfor").await;
    let bfore = world.sign_in("bfore").await;
    let later = Some(world.clock.now() + TimeDelta::days(30));
    for (server, at) in [(babelfor, later), (bfore, Some(world.clock.now()))] {
        let key = world.page(&server, None).await.rows.remove(0);
        let error = world.console.set_reminder(&server, &key.id, at).await.unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::InputRefused);
    }
}
