//! Many keys at once, and trying a new key.

use std::collections::HashSet;

use chatelaine_connect::{ConnectError, KeyEdit};
use chatelaine_model::{KeyId, Power, Secret};
use serde_json::json;
use wiremock::MockServer;
use wiremock::matchers::header;

use crate::babelfor_writes::keep;
use crate::common::{NOW, at, bodies, connect, json, on};
use crate::{babelfor, bfore};

fn id(id: &str) -> KeyId {
    KeyId::new(id)
}

#[tokio::test]
async fn many_keys_of_one_document_are_one_write_and_the_missing_are_named() {
    let server = MockServer::start().await;
    let (connection, credentials) = babelfor::signed_in(&server).await;
    let document = keep(&server, |_| {}).await;
    assert!(connection.changes_together(Power::RevokeKey));
    let edits = [(id("7"), KeyEdit::Revoke), (id("9"), KeyEdit::Revoke), (id("99"), KeyEdit::Revoke)];
    let missing = connection.edit_keys(&credentials, Power::RevokeKey, &edits).await.unwrap();
    assert_eq!(missing, HashSet::from([id("99")]));
    assert_eq!(bodies(&server, "POST", "/v1/auth/user").await.len(), 1);
    let keys = document.lock().unwrap()["apiKeys"].clone();
    assert!((0..3).all(|place| keys[place]["revoked"] == json!(true)), "{keys}");
    assert_eq!(keys[0]["description"], "for Győr", "what was not asked to change stays");
}

#[tokio::test]
async fn each_key_gets_its_own_end_in_one_write() {
    let server = MockServer::start().await;
    let (connection, credentials) = babelfor::signed_in(&server).await;
    let document = keep(&server, |_| {}).await;
    let ends =
        [(id("7"), KeyEdit::End(Some(at(NOW + 86_400)))), (id("8"), KeyEdit::End(Some(at(NOW + 172_800))))];
    let missing = connection.edit_keys(&credentials, Power::ChangeExpiry, &ends).await.unwrap();
    assert!(missing.is_empty());
    let keys = document.lock().unwrap()["apiKeys"].clone();
    assert_eq!(keys[0]["expireDate"], "2026-11-19T11:06:40Z");
    assert_eq!(keys[1]["expireDate"], "2026-11-20T11:06:40Z");
}

#[tokio::test]
async fn somebody_elses_change_makes_all_of_it_unknown() {
    let server = MockServer::start().await;
    let (connection, credentials) = babelfor::signed_in(&server).await;
    keep(&server, |document| document["city"] = json!("Wien")).await;
    let edits = [(id("7"), KeyEdit::Revoke), (id("9"), KeyEdit::Revoke)];
    let ended = connection.edit_keys(&credentials, Power::RevokeKey, &edits).await;
    assert_eq!(ended, Err(ConnectError::ChangedMeanwhile));
}

#[tokio::test]
async fn what_only_the_list_tells_is_read_once_for_many_deletions() {
    let server = MockServer::start().await;
    let (connection, credentials) = bfore::signed_in(&server).await;
    let list = json!([
        { "id": 1, "name": "one", "token": "SENTINELone-9fK2" },
        { "id": 2, "name": "two", "token": "SENTINELtwo-9fK2" }
    ]);
    on("GET", "/authheader/list").respond_with(json(200, &list)).expect(1).mount(&server).await;
    on("POST", "/authheader/delete")
        .respond_with(json(200, &json!({ "message": "ok" })))
        .mount(&server)
        .await;
    assert!(!connection.changes_together(Power::RevokeKey));
    let sheet = connection.key_sheet(&credentials, Power::RevokeKey).await.unwrap();
    assert!(!format!("{sheet:?}").contains("SENTINEL"));
    for key in ["1", "2"] {
        connection.edit_key(&credentials, &id(key), KeyEdit::Revoke, sheet.as_ref()).await.unwrap();
    }
    let missing = connection.edit_key(&credentials, &id("3"), KeyEdit::Revoke, sheet.as_ref()).await;
    assert_eq!(missing, Err(ConnectError::NoSuchKey));
    let sent = bodies(&server, "POST", "/authheader/delete").await;
    assert_eq!(sent, [json!({ "text": "SENTINELone-9fK2" }), json!({ "text": "SENTINELtwo-9fK2" })]);
}

#[tokio::test]
async fn a_new_key_is_tried_by_a_harmless_call_with_it_alone() {
    let server = MockServer::start().await;
    on("GET", "/v1/auth/user")
        .and(header("x-api-key", "api_SENTINELnew"))
        .respond_with(json(200, &babelfor::account()))
        .mount(&server)
        .await;
    on("GET", "/v1/auth/user").respond_with(json(401, &json!({ "message": "no" }))).mount(&server).await;
    let connection = connect("babelfor", &server.uri());
    connection.check_key(&Secret::new("api_SENTINELnew"), "").await.unwrap();
    let refused = connection.check_key(&Secret::new("api_SENTINELold"), "").await;
    assert!(matches!(refused, Err(ConnectError::WrongCredentials { .. })), "{refused:?}");
    let sent = server.received_requests().await.unwrap();
    assert!(
        sent.iter().all(|request| request.method == "GET" && !request.headers.contains_key("authorization"))
    );

    let unknown = connect("bfore", &server.uri()).check_key(&Secret::new("any"), "").await;
    assert_eq!(
        unknown,
        Err(ConnectError::NotOffered(Power::ListKeys)),
        "no call that such a key may make is known"
    );
}
