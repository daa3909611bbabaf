//! The log: listed, exported, checked; and keys that are gone or exported.

use std::fs;

use crate::world::{World, is_private};

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_listed_from_the_latest_and_filtered() {
    let world = World::signed_in("bfore").await;
    world.run(&["key", "create", "bfore", "--name", "logged"]).with(0);
    let all = world.json(&["activity", "list"]).with(0).json();
    let all = all.as_array().unwrap();
    let numbers: Vec<u64> = all.iter().map(|entry| entry["number"].as_u64().unwrap()).collect();
    assert!(numbers.is_sorted_by(|one, other| one > other), "{numbers:?}");
    let made = all.iter().find(|entry| entry["deed"] == "create_key").unwrap();
    assert_eq!((&made["subject"], &made["outcome"]), (&"logged".into(), &"done".into()));

    let person = world.person("bfore", "");
    let wrong = world.home.file("wrong", "not the password");
    let failed = world.json(&["sign-in", "bfore", "--user", &person.login, "--password-file", &wrong]);
    assert_ne!(failed.code, 0);
    let failed = world.json(&["activity", "list", "--failed"]).with(0).json();
    assert_eq!(failed.as_array().unwrap().len(), 1);
    assert_eq!((&failed[0]["deed"], &failed[0]["outcome"]), (&"sign_in".into(), &"failed".into()));
    assert!(failed[0]["reason"].is_string());

    let one = world.json(&["activity", "list", "--limit", "1", "--since", "1h", "--server", "bfore"]).with(0);
    assert_eq!(one.json().as_array().unwrap().len(), 1);
    let none = world.run(&["activity", "list", "--since", "2999-01-01"]).with(0);
    assert_eq!(none.out, "no entries\n");
    // A server that is no longer in the list is known to the log.
    world.run(&["server", "remove", "bfore", "--yes"]).with(0);
    let removed = world.json(&["activity", "list", "--server", "bfore"]).with(0).json();
    assert_eq!(removed[0]["deed"], "remove_server");
    world.run(&["activity", "list", "--server", "nobody"]).with(1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_was_touched_is_told_with_its_place() {
    let world = World::signed_in("bfore").await;
    world.run(&["key", "create", "bfore", "--name", "nightly-one"]).with(0);
    let intact = world.json(&["activity", "verify"]).with(0).json();
    assert_eq!((&intact["intact"], &intact["seal"]), (&true.into(), &"compared".into()));
    assert!(intact["sealed"].as_u64().unwrap() > 0);

    // Letters of a text are exchanged in the file itself.
    let path = world.home.path("home/own/ledger.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    let (from, to) = (b"nightly-one", b"nightly-two");
    for at in 0..bytes.len() - from.len() {
        if &bytes[at..at + from.len()] == from {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
    }
    fs::write(&path, bytes).unwrap();
    let ended = world.json(&["activity", "verify"]).with(1);
    assert_eq!(ended.error()["code"], "log_touched");
    let broken = ended.json();
    assert_eq!(broken["intact"], false);
    assert_eq!(broken["breaks"][0]["fault"], "edited");
    let number = broken["breaks"][0]["number"].to_string();
    let told = world.run(&["activity", "verify"]).with(1);
    assert!(told.out.contains(&format!("entry {number}: says something else")), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_passphrase_the_chain_is_checked_alone() {
    let world = World::signed_in("bfore").await;
    let mut bare = world.home.bare();
    bare.arg("--home").arg(world.home.path("home")).args(["--json", "activity", "verify"]);
    let checked = crate::world::ended(&mut bare).with(0).json();
    assert_eq!((&checked["seal"], &checked["sealed"]), (&"shut".into(), &serde_json::Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn exports_are_private_whole_and_never_overwrite_unasked() {
    let world = World::signed_in("babelfor").await;
    let (keys, log) = (world.home.path("keys.csv"), world.home.path("log.json"));
    let (keys_file, log_file) = (keys.display().to_string(), log.display().to_string());
    let expired = world.json(&["key", "list", "--status", "expired"]).with(0).json();
    let told = world.json(&["key", "export", &keys_file, "--status", "expired"]).with(0).json();
    assert_eq!(told, serde_json::json!({ "path": keys_file, "rows": expired.as_array().unwrap().len() }));
    assert!(is_private(&keys));
    let text = fs::read_to_string(&keys).unwrap();
    assert!(text.starts_with("\u{FEFF}server,serverName,id,name,status,"), "{text}");

    let again = world.json(&["key", "export", &keys_file]).with(1);
    assert_eq!(again.error()["code"], "file_exists");
    assert_eq!(fs::read_to_string(&keys).unwrap(), text);
    world.run(&["key", "export", &keys_file, "--within", "7d", "--replace"]).with(0);
    assert_ne!(fs::read_to_string(&keys).unwrap(), text);

    world.run(&["activity", "export", &log_file]).with(0);
    let log: serde_json::Value = serde_json::from_str(&fs::read_to_string(&log).unwrap()).unwrap();
    assert_eq!(log[0]["serverName"], "babelfor");
    let nameless = world.home.path("nameless").display().to_string();
    world.run(&["activity", "export", &nameless]).with(2);
    world.run(&["activity", "export", &nameless, "--format", "json"]).with(0);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_are_gone_are_listed_when_asked() {
    let world = World::signed_in("haut").await;
    world.run(&["key", "create", "haut", "--name", "short-lived", "--expires", "30d"]).with(0);
    let id = world.key_id("haut", "short-lived");
    world.run(&["key", "revoke", "haut", &id, "--yes"]).with(0);
    assert_eq!(world.key("haut", "short-lived"), None);
    let gone = world.json(&["key", "list", "--gone", "--search", "short-lived"]).with(0).json();
    assert_eq!((&gone[0]["id"], gone[0]["goneSince"].is_string()), (&id.into(), true));
    let told = world.run(&["key", "list", "--gone", "--search", "short-lived"]).with(0);
    assert!(told.out.contains("gone since "), "{told:?}");
}
