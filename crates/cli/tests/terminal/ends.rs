//! Ends of keys: another one, none, a reminder; and a revocation taken back.

use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn an_end_is_changed_where_the_system_can() {
    let world = World::signed_in("babelfor").await;
    world.run(&["key", "create", "babelfor", "--name", "moved", "--expires", "30d"]).with(0);
    let id = world.key_id("babelfor", "moved");
    let moved = world.json(&["key", "expire", "babelfor", &id, "--at", "2098-12-31"]).with(0);
    assert_eq!(moved.json()["at"], "2098-12-31T23:59:59Z");
    let end = world.key("babelfor", "moved").unwrap()["expires"].as_str().unwrap().to_owned();
    assert!(end.starts_with("2098-12-31T23:59:59"), "{end}");
    world.run(&["key", "expire", "babelfor", &id, "--at", "2020-01-01"]).with(2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_that_is_fixed_at_creation_says_so() {
    let world = World::signed_in("haut").await;
    world.run(&["key", "create", "haut", "--name", "fixed", "--expires", "30d"]).with(0);
    let id = world.key_id("haut", "fixed");
    let told = world.json(&["key", "expire", "haut", &id, "--at", "60d"]).with(5).error();
    assert!(told["message"].as_str().unwrap().contains("fixed when the key is made"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revocation_is_taken_back_where_the_system_can() {
    let world = World::signed_in("babelfor").await;
    world.run(&["key", "create", "babelfor", "--name", "back", "--expires", "30d"]).with(0);
    let id = world.key_id("babelfor", "back");
    world.run(&["key", "revoke", "babelfor", &id, "--yes"]).with(0);
    world.run(&["key", "restore", "babelfor", &id]).with(0);
    assert_eq!(world.key("babelfor", "back").unwrap()["status"], "active");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_without_an_end_has_a_reminder_that_is_kept_here() {
    let world = World::signed_in("bfore").await;
    world.run(&["key", "create", "bfore", "--name", "endless"]).with(0);
    let id = world.key_id("bfore", "endless");
    world.run(&["key", "remind", "bfore", &id, "--at", "2098-12-31"]).with(0);
    let listed = world.run(&["key", "list", "--server", "bfore", "--search", "endless"]).with(0);
    assert!(listed.out.contains("reminder 2098-12-31 (kept here)"), "{}", listed.out);
    // The server knows no end, and none is made up for scripts.
    assert_eq!(world.key("bfore", "endless").unwrap()["expires"], serde_json::Value::Null);
    world.run(&["key", "remind", "bfore", &id, "--at", "never"]).with(0);
    let listed = world.run(&["key", "list", "--server", "bfore", "--search", "endless"]).with(0);
    assert!(!listed.out.contains("reminder"), "{}", listed.out);
}
