//! Tokens as keys: made, used, listed, revoked.

use chrono::{DateTime, Utc};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::hub::{ADA, CHIEF, Hub};
use crate::terminal::{SERVER, Terminal, secret_in};

fn time(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap_or_else(|| panic!("no time: {value}")).parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_token_is_made_with_note_scopes_and_end_and_may_do_just_that() {
    let hub = Hub::start().await;
    let terminal = Terminal::signed_in(&hub, CHIEF);
    let file = terminal.path("secret");
    let named = ["--name", "nightly count", "--permission", "list:users", "--permission", "read:hub"];
    let place = ["--expires", "30d", "--secret-file", file.to_str().unwrap()];
    let made = terminal.run(&[&["key", "create", SERVER], &named[..], &place[..]].concat()).done();
    assert_eq!(made["secret"], "handed_over");

    let token = hub.token_noted("chief", "nightly count").await.expect("the hub knows no such token");
    assert_eq!(token["id"], made["id"]);
    let scopes: Vec<_> = token["scopes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(scopes.contains(&"list:users") && scopes.contains(&"read:hub"), "{scopes:?}");
    assert!(!scopes.contains(&"tokens"), "{scopes:?}");
    let length = time(&token["expires_at"]) - time(&token["created"]);
    assert!((30 * 86_400 - 60..=30 * 86_400 + 1).contains(&length.num_seconds()), "{length}");

    let secret = secret_in(&file);
    assert_eq!(hub.status(&secret, "users").await, StatusCode::OK);
    assert_eq!(hub.status(&secret, "users/chief/tokens").await, StatusCode::FORBIDDEN);
    assert!(terminal.open_in_profile(&secret).is_empty());

    let key = terminal.key("nightly count").expect("it is not listed");
    assert_eq!(
        (&key["id"], &key["owner"], &key["status"]),
        (&token["id"], &"chief".into(), &"active".into())
    );
    assert_eq!(time(&key["expires"]).timestamp(), time(&token["expires_at"]).timestamp());
    let mut permissions: Vec<_> =
        key["permissions"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let mut scopes = scopes;
    permissions.sort_unstable();
    scopes.sort_unstable();
    assert_eq!(permissions, scopes);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_token_of_no_chosen_scope_and_end_has_what_the_hub_gives_by_itself() {
    let hub = Hub::start().await;
    let terminal = Terminal::signed_in(&hub, ADA);
    let file = terminal.path("secret");
    let place = ["--secret-file", file.to_str().unwrap()];
    terminal.run(&[&["key", "create", SERVER, "--name", "all of it"], &place[..]].concat()).done();
    let token = hub.token_noted("ada", "all of it").await.unwrap();
    assert_eq!(token["expires_at"], Value::Null);
    assert!(hub.status(&secret_in(&file), "users/ada/tokens").await.is_success());
    assert_eq!(terminal.key("all of it").unwrap()["status"], "never");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_scope_that_one_does_not_have_oneself_is_refused_in_the_hubs_words_and_makes_nothing() {
    let hub = Hub::start().await;
    let terminal = Terminal::signed_in(&hub, ADA);
    let before = hub.tokens("ada").await.len();
    let asked = ["--name", "too much", "--permission", "admin:users"];
    let told = terminal.run(&[&["key", "create", SERVER], &asked[..]].concat()).failed(1);
    assert_eq!(told["code"], "refused", "{told}");
    assert!(told["detail"].as_str().unwrap().contains("admin:users"), "{told}");
    assert_eq!(hub.tokens("ada").await.len(), before);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_revoked_token_is_gone_on_the_hub_and_revoking_it_again_says_the_same() {
    let hub = Hub::start().await;
    let terminal = Terminal::signed_in(&hub, ADA);
    let secret = hub.token_of("ada", "old").await;
    assert!(hub.status(&secret, "user").await.is_success());
    let id = terminal.key("old").unwrap()["id"].as_str().unwrap().to_owned();
    let done = terminal.run(&["key", "revoke", SERVER, &id, "--yes"]).done();
    assert_eq!((&done[0]["id"], &done[0]["outcome"]), (&Value::from(id.as_str()), &"done".into()));

    assert_eq!(hub.status(&secret, "user").await, StatusCode::FORBIDDEN);
    assert_eq!(hub.token_noted("ada", "old").await, None);
    assert_eq!(terminal.key("old"), None);
    // The other tokens of the same person, the session among them, are still there.
    assert!(!terminal.keys().is_empty());
    // Somebody else took it away meanwhile: what was wanted is so.
    hub.token_of("ada", "older").await;
    let id = terminal.key("older").unwrap()["id"].as_str().unwrap().to_owned();
    hub.delete_token("ada", &id).await;
    let done = terminal.run(&["key", "revoke", SERVER, &id, "--yes"]).done();
    assert_eq!(done[0]["outcome"], "done");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs JupyterHub: cargo xtask test --only third-party"]
async fn a_scope_for_one_person_alone_is_named_by_a_correction_and_given() {
    let hub = Hub::start().await;
    let terminal = Terminal::signed_in(&hub, CHIEF);
    let narrow = "read:users!user=ben";
    let file = terminal.path("secret");
    let asked = ["--name", "about ben", "--permission", narrow, "--secret-file", file.to_str().unwrap()];
    let told = terminal.run(&[&["key", "create", SERVER], &asked[..]].concat()).failed(2);
    assert_eq!(told["code"], "input_refused", "{told}");

    let names = format!("keys.permissions.names={}", json!(["read:hub", narrow]));
    terminal.run(&["server", "set", SERVER, &names]).done();
    terminal.run(&[&["key", "create", SERVER], &asked[..]].concat()).done();
    let secret = secret_in(&file);
    assert_eq!(hub.status(&secret, "users/ben").await, StatusCode::OK);
    assert_eq!(hub.status(&secret, "users/ada").await, StatusCode::NOT_FOUND);
}
