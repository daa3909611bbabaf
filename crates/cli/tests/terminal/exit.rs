//! One test for each exit code: what a script relies on.

use chatelaine_model::SystemId;
use chatelaine_sandbox::{Fault, FaultKind};

use crate::world::{Home, World, ended};

#[tokio::test(flavor = "multi_thread")]
async fn done_is_0() {
    let world = World::with("babelfor").await;
    world.run(&["server", "test", "babelfor"]).with(0);
    world.run(&["server", "remove", "BABELFOR", "--yes"]).with(0);
    assert_eq!(world.json(&["server", "list"]).with(0).json(), serde_json::json!([]));
}

#[test]
fn failed_is_1_with_what_to_do() {
    let home = Home::new();
    let unknown = home.json(&["status", "nobody"]).with(1).error();
    assert_eq!(unknown["code"], "no_such_server");
    let no_keychain =
        ended(home.bare().arg("--home").arg(home.path("home")).args(["--json", "status"])).with(1);
    assert_eq!(no_keychain.error()["code"], "vault_closed");
    assert!(no_keychain.err.contains("--passphrase-file"), "{no_keychain:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_answer_is_1() {
    let home = Home::new();
    // The discard port: nothing listens there.
    home.run(&["server", "add", "gone", "--system", "bfore", "--url", "http://127.0.0.1:9"]).with(0);
    let refused = home.json(&["server", "test", "gone"]).with(1).error();
    assert_eq!(refused["code"], "connection_refused");
}

#[test]
fn wrong_use_is_2() {
    let home = Home::new();
    home.run(&[]).with(2);
    home.run(&["key", "fly"]).with(2);
    let plain = ["server", "add", "x", "--system", "bfore", "--url", "http://kontor.example"];
    assert_eq!(home.json(&plain).with(2).error()["code"], "address_not_https");
    assert!(home.run(&plain).with(2).err.contains("--allow-http"));
    let bad_time = home.json(&["key", "create", "x", "--name", "n", "--expires", "soon"]).with(2).error();
    assert_eq!(bad_time["code"], "usage");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_nobody_can_be_asked_for_is_2() {
    let world = World::with("bfore").await;
    let asked = world.json(&["sign-in", "bfore", "--user", "m.fischer"]).with(2).error();
    assert_eq!(asked["code"], "usage");
    assert!(asked["message"].as_str().unwrap().contains("--password-file"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_3() {
    let world = World::with("b2core").await;
    let waits = world.sign_in("b2core").with(3).error();
    assert_eq!((&waits["code"], &waits["detail"]), (&"second_factor_needed".into(), &"email".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signed_in_is_4() {
    let world = World::with("haut").await;
    for command in [&["key", "list", "--server", "haut"][..], &["account", "show", "haut"]] {
        assert_eq!(world.json(command).with(4).error()["code"], "sign_in_needed", "{command:?}");
    }
    assert_eq!(
        world.json(&["sign-in", "haut", "--code", "1234"]).with(4).error()["code"],
        "no_code_expected"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_system_does_not_offer_is_5() {
    let world = World::with("b2core").await;
    for command in [
        &["key", "list", "--server", "b2core"][..],
        &["key", "create", "b2core", "--name", "n"],
        &["key", "revoke", "b2core", "1", "--yes"],
    ] {
        assert_eq!(world.json(command).with(5).error()["code"], "not_offered", "{command:?}");
    }
    let key = world.home.file("key", "no-such-way");
    world.run(&["sign-in", "b2core", "--api-key-file", &key]).with(5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_that_the_server_wants_is_6_and_says_until_when() {
    let world = World::signed_in("bfore").await;
    let wait = FaultKind::Status { status: 429, retry_after: Some("120".into()) };
    world.goes_wrong("bfore", "/", wait);
    let told = world.json(&["key", "create", "bfore", "--name", "later"]).with(6).error();
    let seconds = told["retryAfter"].as_u64().unwrap();
    assert!((100..=180).contains(&seconds), "{told}");
    let human = world.run(&["key", "create", "bfore", "--name", "later"]).with(6);
    assert!(human.err.contains("until 20"), "{human:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_does_not_wait_out_a_long_pause_but_is_6_at_once() {
    let world = World::signed_in("bfore").await;
    let asked = || world.sandbox.requests(&SystemId::new("bfore"), "GET", "/authheader/list").unwrap();
    let before = asked();
    world.goes_wrong("bfore", "/", FaultKind::Status { status: 429, retry_after: Some("120".into()) });
    let told = world.json(&["key", "list", "--server", "bfore"]).with(6).error();
    assert_eq!(told["code"], "limited");
    let seconds = told["retryAfter"].as_u64().unwrap();
    assert!((100..=120).contains(&seconds), "{told}");
    assert_eq!(asked(), before + 1);
    let all = world.run(&["key", "list"]).with(7);
    assert!(all.err.contains("until 20"), "{all:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_waits_out_a_short_pause_and_is_0() {
    let world = World::signed_in("bfore").await;
    let kind = FaultKind::Status { status: 429, retry_after: Some("0".into()) };
    let path = "/authheader/list".to_owned();
    let once = Fault { system: SystemId::new("bfore"), method: None, path, times: Some(1), kind };
    let met = world.sandbox.inject(once).unwrap();
    world.run(&["key", "list", "--server", "bfore"]).with(0);
    assert!(world.sandbox.met(met, 1).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn some_of_many_done_is_7() {
    let world = World::signed_in("haut").await;
    world.run(&["key", "create", "haut", "--name", "one-of-two", "--expires", "30d"]).with(0);
    let id = world.key_id("haut", "one-of-two");
    let ended = world.json(&["key", "revoke", "haut", &id, "no-such-key", "--yes"]).with(7);
    assert_eq!(ended.error()["code"], "partly_done");
    let told = ended.json();
    let outcomes: Vec<_> =
        told.as_array().unwrap().iter().map(|key| key["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["done", "failed"]);
    assert_eq!(world.key("haut", "one-of-two"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_whose_answer_was_lost_is_8() {
    let world = World::signed_in("bfore").await;
    world.goes_wrong("bfore", "/", FaultKind::DropAfter);
    let lost = world.json(&["key", "create", "bfore", "--name", "perhaps"]).with(8).error();
    assert_eq!(lost["code"], "outcome_unknown");
}
