//! Work that waits: lost answers, secrets without a choice, retirements that are due.

use std::fs;

use chatelaine_ledger::{Ledger, SqliteLedger};
use chatelaine_model::{OperationId, Retirement};
use chatelaine_sandbox::FaultKind;
use chrono::{TimeDelta, Utc};

use crate::rotate::{old_key, step};
use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_creation_is_looked_up_and_its_secret_recovered_where_the_server_gives_it_again() {
    for (system, path, settled) in
        [("bfore", "/authheader/add", "handed_over"), ("haut", "/api/v1/auth/private_tokens/", "secret_lost")]
    {
        let world = World::signed_in(system).await;
        // Once, so that the list can be read afterwards.
        world.goes_wrong_once(system, "POST", path, FaultKind::DropAfter);
        let mut create = vec!["key", "create", system, "--name", "perhaps"];
        if system == "haut" {
            create.extend(["--expires", "30d"]);
        }
        world.json(&create).with(8);
        let listed = world.json(&["operation", "list"]).with(0).json();
        assert_eq!(
            (&listed[0]["kind"], &listed[0]["state"]),
            (&"creation".into(), &"unknown".into()),
            "{system}"
        );
        let operation = listed[0]["operation"].as_str().unwrap();
        let file = world.home.path("secret").display().to_string();
        let resumed = world.json(&["operation", "resume", operation, "--secret-file", &file]).with(0).json();
        assert_eq!(resumed["settled"], settled, "{system}");
        assert_eq!(fs::exists(&file).unwrap(), settled == "handed_over", "{system}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creation_that_never_came_to_be_is_said_to_be_none() {
    let world = World::signed_in("haut").await;
    world.goes_wrong_once("haut", "POST", "/api/v1/auth/private_tokens/", FaultKind::DropBefore);
    world.json(&["key", "create", "haut", "--name", "never", "--expires", "30d"]).with(8);
    let listed = world.json(&["operation", "list"]).with(0).json();
    let operation = listed[0]["operation"].as_str().unwrap();
    assert_eq!(world.json(&["operation", "resume", operation]).with(0).json()["settled"], "not_made");
    assert_eq!(world.json(&["operation", "list"]).with(0).json().as_array().unwrap().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_whose_answer_was_lost_goes_on_after_a_look() {
    let world = World::signed_in("haut").await;
    let id = old_key(&world, "haut", "lost");
    world.goes_wrong_once("haut", "POST", "/api/v1/auth/private_tokens/", FaultKind::DropAfter);
    let ended = world.json(&["key", "rotate", "haut", &id]).with(8);
    assert_eq!(ended.error()["code"], "outcome_unknown");
    let told = ended.json();
    assert_eq!((step(&told, "create"), &told["live"]), (&"unknown".into(), &"unknown".into()));
    let operation = told["operation"].as_str().unwrap();
    let file = world.home.path("secret").display().to_string();
    let resumed = world
        .json(&["operation", "resume", operation, "--secret-file", &file, "--retire", "now"])
        .with(0)
        .json();
    assert_eq!((&resumed["state"], &resumed["live"]), (&"done".into(), &"new".into()));
    let made = world.json(&["key", "list", "--server", "haut", "--search", "lost"]).with(0).json();
    assert_eq!(made.as_array().unwrap().len(), 1, "an orphan: {made}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_is_kept_or_waits_is_handed_over() {
    let world = World::signed_in("haut").await;
    let kept = old_key(&world, "haut", "kept");
    let file = world.home.path("kept").display().to_string();
    let told = world.json(&["key", "secret", "haut", &kept, "--secret-file", &file]).with(0).json();
    assert_eq!(told["secret"], "handed_over");
    let piped = world.json(&["key", "secret", "haut", &kept, "--secret-file", "-"]).with(0);
    assert_eq!(piped.out.trim(), fs::read_to_string(&file).unwrap().trim());
    let rotated = world.json(&["key", "rotate", "haut", &kept]).with(0).json();
    let new = rotated["new"]["id"].as_str().unwrap();
    let waiting = world.home.path("waiting").display().to_string();
    world.json(&["key", "secret", "haut", new, "--secret-file", &waiting]).with(0);
    let operation = rotated["operation"].as_str().unwrap();
    let shown = world.json(&["operation", "show", operation]).with(0).json();
    assert_eq!(shown["next"], "hand_over", "the rotation still has its secret");
    let never = world.json(&[
        "key",
        "secret",
        "haut",
        "424242",
        "--secret-file",
        &world.home.path("x").display().to_string(),
    ]);
    assert_eq!(never.with(1).error()["code"], "no_such_key");
    assert!(!world.home.path("x").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_is_done_by_the_next_command_that_opens_the_profile() {
    let world = World::signed_in("babelfor").await;
    let id = old_key(&world, "babelfor", "due");
    let file = world.home.path("new").display().to_string();
    let rotate = ["key", "rotate", "babelfor", &id, "--secret-file", &file, "--retire", "24h"];
    let told = world.json(&rotate).with(0).json();
    let operation = OperationId::new(told["operation"].as_str().unwrap());
    let ledger = SqliteLedger::open(&world.home.path("home/own/ledger.sqlite")).unwrap();
    let yesterday = Utc::now() - TimeDelta::days(1);
    let over = &mut |rotation: &mut chatelaine_model::Rotation| {
        rotation.retirement = Some(Retirement::At { at: yesterday });
    };
    ledger.change_rotation(&operation, over, &[]).unwrap();
    world.run(&["status"]).with(0);
    assert_eq!(world.key("babelfor", "due").unwrap()["status"], "revoked");
    assert_eq!(world.json(&["operation", "show", operation.as_str()]).with(0).json()["state"], "done");
}
