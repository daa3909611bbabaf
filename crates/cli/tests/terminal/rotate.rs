//! Rotations in one command.

use std::fs;

use serde_json::Value;

use crate::world::{World, is_private};

/// A key on a system, by its id.
pub fn old_key(world: &World, system: &str, name: &str) -> String {
    let mut args = vec!["key", "create", system, "--name", name];
    if system != "bfore" {
        args.extend(["--expires", "30d"]);
    }
    if system == "babelfor" {
        // What checks the successor is a reading.
        args.extend(["--permission", "Read"]);
    }
    let made = world.json(&args).with(0).json();
    made["id"].as_str().unwrap().to_owned()
}

pub fn step<'v>(told: &'v Value, name: &str) -> &'v Value {
    let steps = told["steps"].as_array().unwrap();
    &steps.iter().find(|step| step["step"] == name).unwrap()["state"]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_replaced_handed_over_checked_and_retired_in_one_command() {
    for system in ["babelfor", "haut", "bfore"] {
        let world = World::signed_in(system).await;
        let id = old_key(&world, system, "turned");
        let file = world.home.path("new").display().to_string();
        let rotate = ["key", "rotate", system, &id, "--secret-file", &file, "--retire", "now"];
        let told = world.json(&rotate).with(0).json();
        assert_eq!((&told["state"], &told["live"]), (&"done".into(), &"new".into()), "{told}");
        let checked = if system == "bfore" { "skipped" } else { "done" };
        assert_eq!(step(&told, "verify"), checked, "{system}");
        assert!(is_private(&world.home.path("new")));
        let secret = fs::read_to_string(&file).unwrap();
        assert!(!told.to_string().contains(secret.trim()));
        assert_eq!(
            world.key(system, "turned-2").unwrap()["status"],
            if system == "bfore" { "never" } else { "active" }
        );
        let old = world.key(system, "turned");
        assert!(old.is_none_or(|old| old["status"] == "revoked"), "{system}");
        assert!(world.home.files_with(secret.trim()).is_empty(), "{system}: it stands in the profile");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_place_the_secret_waits_and_the_rotation_is_resumed_later() {
    let world = World::signed_in("haut").await;
    let id = old_key(&world, "haut", "waiting");
    let told = world.json(&["key", "rotate", "haut", &id]).with(0).json();
    assert_eq!((&told["next"], &told["live"]), (&"hand_over".into(), &"both".into()));
    let operation = told["operation"].as_str().unwrap();
    let listed = world.json(&["operation", "list"]).with(0).json();
    assert_eq!(listed.as_array().unwrap().len(), 1, "the successor's creation is part of it: {listed}");
    assert_eq!((&listed[0]["kind"], &listed[0]["operation"]), (&"rotation".into(), &operation.into()));
    let file = world.home.path("later").display().to_string();
    let resumed = world
        .json(&["operation", "resume", operation, "--secret-file", &file, "--retire", "24h"])
        .with(0)
        .json();
    assert_eq!((&resumed["state"], &resumed["overdue"]), (&"scheduled".into(), &false.into()));
    assert_eq!(world.key("haut", "waiting").unwrap()["status"], "active");
    world.run(&["operation", "cancel", operation]).with(0);
    assert_eq!(world.json(&["operation", "show", operation]).with(0).json()["state"], "stopped");
    assert_eq!(world.json(&["operation", "list"]).with(0).json(), Value::Array(vec![]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_incident_revokes_first_and_wants_to_be_agreed_to() {
    let world = World::signed_in("babelfor").await;
    let id = old_key(&world, "babelfor", "stolen");
    world.json(&["key", "rotate", "babelfor", &id, "--incident"]).with(2);
    assert_eq!(world.key("babelfor", "stolen").unwrap()["status"], "active");
    let file = world.home.path("new").display().to_string();
    let rotate = ["key", "rotate", "babelfor", &id, "--incident", "--yes", "--secret-file", &file];
    let told = world.json(&rotate).with(0).json();
    assert_eq!(
        (&told["mode"], &told["state"], &told["live"]),
        (&"incident".into(), &"done".into(), &"new".into())
    );
    assert_eq!(told["steps"][0]["step"], "retire");
    assert_eq!(world.key("babelfor", "stolen").unwrap()["status"], "revoked");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_command_gets_the_secret_on_its_standard_input_and_one_that_fails_loses_nothing() {
    let world = World::signed_in("haut").await;
    let id = old_key(&world, "haut", "piped");
    let failed =
        world.json(&["key", "rotate", "haut", &id, "--command", "/bin/cat >/dev/null; exit 3"]).with(7);
    assert_eq!(failed.error()["code"], "not_handed_over");
    let operation = failed.json()["operation"].as_str().unwrap().to_owned();
    let place = world.home.path("taken").display().to_string();
    let command = format!("/bin/cat > '{place}'");
    let told = world.json(&["operation", "resume", &operation, "--command", &command]).with(0).json();
    assert_eq!((step(&told, "hand_over"), step(&told, "verify")), (&"done".into(), &"done".into()));
    assert!(fs::read_to_string(&place).unwrap().trim().len() > 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_made_where_there_is_no_place_for_the_secret() {
    let world = World::signed_in("haut").await;
    let id = old_key(&world, "haut", "placeless");
    let file = world.home.file("there", "something");
    let refused = world.json(&["key", "rotate", "haut", &id, "--secret-file", &file]).with(1);
    assert_eq!(refused.error()["code"], "file_exists");
    assert_eq!(world.key("haut", "placeless-2"), None);
}
