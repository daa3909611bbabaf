//! The same change of many keys.

use std::fs;

use chatelaine_sandbox::FaultKind;
use serde_json::Value;

use crate::rotate::old_key;
use crate::world::{World, is_private};

fn outcomes(told: &Value) -> Vec<&str> {
    told.as_array().unwrap().iter().map(|key| key["outcome"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_says_what_would_be_done_and_sends_nothing() {
    let world = World::signed_in("babelfor").await;
    let (one, two) = (old_key(&world, "babelfor", "one"), old_key(&world, "babelfor", "two"));
    world.run(&["key", "revoke", "babelfor", &one, "--yes"]).with(0);
    let told = world.json(&["key", "revoke", "babelfor", &one, &two, "--dry-run"]).with(0).json();
    assert_eq!((&told[0]["would"], &told[0]["obstacle"]), (&false.into(), &"already".into()));
    assert_eq!((&told[1]["would"], &told[1]["undoable"]), (&true.into(), &true.into()));
    assert_eq!(world.key("babelfor", "two").unwrap()["status"], "active");
    assert_eq!(world.json(&["operation", "list"]).with(0).json(), Value::Array(vec![]));
}

#[tokio::test(flavor = "multi_thread")]
async fn all_keys_in_a_state_are_revoked_of_one_server_or_of_all() {
    let world = World::signed_in("babelfor").await;
    let expired =
        world.json(&["key", "list", "--status", "expired"]).with(0).json().as_array().unwrap().len();
    assert!(expired > 0);
    let asked = world.json(&["key", "revoke", "--status", "expired"]).with(2).error();
    assert!(asked["message"].as_str().unwrap().contains("--yes"));
    let told = world.json(&["key", "revoke", "--status", "expired", "--yes"]).with(0).json();
    assert_eq!(outcomes(&told), vec!["done"; expired]);
    let again = world.json(&["key", "revoke", "babelfor", "--status", "expired", "--yes"]).with(0).json();
    assert_eq!(again, Value::Array(vec![]));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_said_is_wrong_use() {
    let world = World::signed_in("babelfor").await;
    assert_eq!(world.json(&["key", "revoke", "babelfor", "--yes"]).with(2).error()["code"], "usage");
    world.json(&["key", "revoke", "--yes"]).with(2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_among_many_is_8_and_is_looked_up_before_anything_else() {
    let world = World::signed_in("haut").await;
    let (one, two) = (old_key(&world, "haut", "one"), old_key(&world, "haut", "two"));
    world.goes_wrong_once("haut", "DELETE", "/api/v1/auth/private_tokens/", FaultKind::DropBefore);
    let ended = world.json(&["key", "revoke", "haut", &one, &two, "--yes"]).with(8);
    let mut seen = outcomes(&ended.json()).into_iter().map(str::to_owned).collect::<Vec<_>>();
    seen.sort();
    assert_eq!(seen, ["done", "unknown"]);
    let listed = world.json(&["operation", "list"]).with(0).json();
    assert_eq!(
        (&listed[0]["kind"], &listed[0]["done"], &listed[0]["total"]),
        (&"bulk".into(), &1.into(), &2.into())
    );
    let operation = listed[0]["operation"].as_str().unwrap();
    let resumed = world.json(&["operation", "resume", operation]).with(0).json();
    assert_eq!(outcomes(&resumed), ["done", "done"]);
    assert_eq!((world.key("haut", "one"), world.key("haut", "two")), (None, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_results_are_exported_also_of_a_profile_that_stays_sealed() {
    let world = World::signed_in("haut").await;
    let (one, two) = (old_key(&world, "haut", "one"), old_key(&world, "haut", "=two"));
    world.goes_wrong_once("haut", "DELETE", "/api/v1/auth/private_tokens/", FaultKind::DropBefore);
    let ended = world.run(&["key", "revoke", "haut", &one, &two, "--yes"]).with(8);
    let listed = world.json(&["operation", "list"]).with(0).json();
    let operation = listed[0]["operation"].as_str().unwrap();
    assert!(ended.err.contains(&format!("operation export {operation} FILE")), "{ended:?}");

    let file = world.home.path("results.csv");
    let path = file.display().to_string();
    let mut bare = world.home.bare();
    bare.arg("--home").arg(world.home.path("home")).args(["--json", "operation", "export", operation, &path]);
    let told = crate::world::ended(&mut bare).with(0).json();
    assert_eq!(told, serde_json::json!({ "path": path, "rows": 2 }));
    assert!(is_private(&file));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(",'=two,"), "{text}");
    let again = world.json(&["operation", "export", operation, &path]).with(1);
    assert_eq!(again.error()["code"], "file_exists");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);

    // Neither what is no bulk nor what is nothing has results.
    let rotated = world.json(&["key", "rotate", "haut", &old_key(&world, "haut", "three")]).with(0).json();
    let json = world.home.path("none.json").display().to_string();
    let rotation = rotated["operation"].as_str().unwrap();
    assert_eq!(world.json(&["operation", "export", rotation, &json]).with(2).error()["code"], "usage");
    world.json(&["operation", "export", "nobody", &json]).with(1);
    assert!(!fs::exists(&json).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signed_in_is_4_also_for_many() {
    let world = World::signed_in("haut").await;
    let (one, two) = (old_key(&world, "haut", "one"), old_key(&world, "haut", "two"));
    world.run(&["sign-out", "haut"]).with(0);
    let refused = world.json(&["key", "revoke", "haut", &one, &two, "--yes"]).with(4).error();
    assert_eq!(refused["code"], "sign_in_needed");
}
