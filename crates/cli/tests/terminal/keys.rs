//! Keys: made, handed over, listed, revoked.

use std::fs;

use chatelaine_sandbox::FaultKind;

use crate::world::{World, is_private};

#[tokio::test(flavor = "multi_thread")]
async fn the_secret_file_is_new_private_and_holds_the_secret_alone() {
    let world = World::signed_in("bfore").await;
    let path = world.home.path("secret");
    let file = path.display().to_string();
    let made =
        world.json(&["key", "create", "bfore", "--name", "filed", "--secret-file", &file]).with(0).json();
    assert_eq!(made["secret"], "handed_over");
    assert!(is_private(&path));
    let secret = fs::read_to_string(&path).unwrap();
    assert_eq!(secret.lines().count(), 1);
    assert!(!made.to_string().contains(secret.trim()));
    // Nothing is overwritten, and nothing is made when there is no place for the secret.
    let again = world.json(&["key", "create", "bfore", "--name", "never", "--secret-file", &file]).with(1);
    assert_eq!(again.error()["code"], "file_exists");
    assert_eq!(fs::read_to_string(&path).unwrap(), secret);
    assert_eq!(world.key("bfore", "never"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_standard_output_the_secret_stands_alone() {
    let world = World::signed_in("haut").await;
    let make = ["key", "create", "haut", "--name", "piped", "--expires", "30d", "--secret-file", "-"];
    let made = world.json(&make).with(0);
    assert_eq!(made.out.lines().count(), 1);
    let told: serde_json::Value = serde_json::from_str(&made.err).unwrap();
    assert_eq!((&told["name"], &told["secret"]), (&"piped".into(), &"handed_over".into()));
    assert!(!made.err.contains(made.out.trim()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_for_a_key_that_is_refused_is_taken_away_again() {
    let world = World::signed_in("haut").await;
    let path = world.home.path("secret");
    let file = path.display().to_string();
    // This system wants an end.
    world.run(&["key", "create", "haut", "--name", "endless", "--secret-file", &file]).with(2);
    assert!(!path.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_filtered_by_state_search_and_time_left() {
    let world = World::signed_in("babelfor").await;
    let all = world.json(&["key", "list"]).with(0).json().as_array().unwrap().len();
    assert!(all > 100, "{all}");
    let expiring = world.json(&["key", "list", "--status", "expiring"]).with(0).json();
    let expiring = expiring.as_array().unwrap();
    assert!(!expiring.is_empty() && expiring.len() < all);
    assert!(expiring.iter().all(|key| key["status"] == "expiring"));
    let within = world.json(&["key", "list", "--within", "7d"]).with(0).json();
    assert_eq!(within.as_array().unwrap().len(), expiring.len());
    let found = world.json(&["key", "list", "--search", "ad-feed-nl"]).with(0).json();
    assert_eq!(found[0]["name"], "ad-feed-nl");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fresh_profile_revokes_a_key_that_it_never_listed() {
    let world = World::signed_in("babelfor").await;
    world.run(&["key", "create", "babelfor", "--name", "elsewhere", "--expires", "30d"]).with(0);
    let id = world.key_id("babelfor", "elsewhere");
    world.run(&["server", "remove", "babelfor", "--yes"]).with(0);
    world.add("babelfor");
    world.sign_in("babelfor").with(0);
    let refused = world.json(&["key", "revoke", "babelfor", &id]).with(2).error();
    assert!(refused["message"].as_str().unwrap().contains("--yes"));
    world.run(&["key", "revoke", "babelfor", &id, "--yes"]).with(0);
    assert_eq!(world.key("babelfor", "elsewhere").unwrap()["status"], "revoked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_without_a_desktop_says_so() {
    let world = World::signed_in("bfore").await;
    world.run(&["key", "create", "bfore", "--name", "kept"]).with(0);
    let id = world.key_id("bfore", "kept");
    assert_eq!(world.json(&["key", "copy", "bfore", &id]).with(1).error()["code"], "clipboard_failed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_cannot_be_read_anew_is_said_to_be_the_one_read_last_and_what_to_do() {
    let world = World::signed_in("haut").await;
    world.run(&["key", "list", "--server", "haut"]).with(0);
    world.goes_wrong("haut", "/", FaultKind::Html { status: 200 });
    let listed = world.run(&["key", "list", "--server", "haut", "--search", "kiosk"]).with(1);
    assert!(listed.out.contains("kiosk"), "{listed:?}");
    assert!(listed.err.contains("haut: cannot be read now; its keys are as last read, 20"), "{listed:?}");
    assert!(listed.err.contains("chatelaine server test haut"), "{listed:?}");
    assert!(listed.err.contains("Nothing was changed"), "{listed:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_for_people_is_a_plain_table_where_nobody_looks() {
    let world = World::signed_in("haut").await;
    let listed = world.run(&["key", "list", "--search", "kiosk"]).with(0);
    let head = listed.out.lines().next().unwrap();
    assert!(head.starts_with("Server") && head.contains("Expires"), "{head}");
    assert!(listed.out.is_ascii() || !listed.out.contains('─'), "{}", listed.out);
}
