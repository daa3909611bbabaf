//! Whole-document writes: only what was changed changes, and what came of it is looked at.

use std::sync::{Arc, Mutex};

use chatelaine_connect::ConnectError;
use chatelaine_model::KeyId;
use serde_json::{Value, json};
use wiremock::{MockServer, Request, Respond, ResponseTemplate};

use crate::babelfor::{account, signed_in};
use crate::common::{NOW, at, bodies, json, on};

/// A server that keeps the document it is sent, after a hand has been on it.
struct Keeper {
    document: Arc<Mutex<Value>>,
    touch: fn(&mut Value),
}

impl Respond for Keeper {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let mut document = self.document.lock().unwrap();
        if request.method == "POST" {
            let sent: Value = serde_json::from_slice(&request.body).unwrap();
            *document = sent["user"].clone();
            (self.touch)(&mut document);
        }
        json(200, &json!({ "success": true, "user": *document }))
    }
}

pub(crate) async fn keep(server: &MockServer, touch: fn(&mut Value)) -> Arc<Mutex<Value>> {
    let document = Arc::new(Mutex::new(account()["user"].clone()));
    for verb in ["GET", "POST"] {
        let keeper = Keeper { document: Arc::clone(&document), touch };
        on(verb, "/v1/auth/user").respond_with(keeper).mount(server).await;
    }
    document
}

#[tokio::test]
async fn revoking_changes_one_member_and_keeps_everything_else() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    // A server of this system writes times anew, drops defaults, moves entries and sets its own dates.
    let document = keep(&server, |document| {
        document["updatedAt"] = json!("2026-11-18T11:06:41Z");
        document["createdAt"] = json!("2024-03-04T09:00:00.1234567Z");
        document["apiKeys"].as_array_mut().unwrap().reverse();
    })
    .await;
    connection.revoke_key(&credentials, &KeyId::new("7")).await.unwrap();
    let mut wanted = account()["user"].clone();
    wanted["apiKeys"][0]["revoked"] = json!(true);
    assert_eq!(bodies(&server, "POST", "/v1/auth/user").await, [json!({ "user": wanted })]);
    assert_eq!(document.lock().unwrap()["apiKeys"][2]["revoked"], json!(true));
}

#[tokio::test]
async fn a_document_with_a_number_that_cannot_be_given_back_is_left_alone() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let text = serde_json::to_string(&account()).unwrap();
    let text = text.replacen("\"user\":{", "\"user\":{\"quota\":12345678901234567890123,", 1);
    let answer = ResponseTemplate::new(200).set_body_raw(text, "application/json");
    on("GET", "/v1/auth/user").respond_with(answer).mount(&server).await;
    assert_eq!(connection.keys(&credentials, &|_| {}).await.unwrap().len(), 3, "it is read all the same");
    let left = connection.revoke_key(&credentials, &KeyId::new("7")).await.unwrap_err();
    assert_eq!(left, ConnectError::Unexpected { pointer: "/user/quota".into() });
    assert!(bodies(&server, "POST", "/v1/auth/user").await.is_empty());
}

#[tokio::test]
async fn what_is_revoked_is_not_written_again() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    keep(&server, |_| {}).await;
    connection.revoke_key(&credentials, &KeyId::new("8")).await.unwrap();
    assert!(bodies(&server, "POST", "/v1/auth/user").await.is_empty());
    let missing = connection.revoke_key(&credentials, &KeyId::new("99")).await;
    assert_eq!(missing, Err(ConnectError::NoSuchKey));
}

#[tokio::test]
async fn a_change_by_somebody_else_is_noticed() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    keep(&server, |document| document["city"] = json!("Wien")).await;
    let revoked = connection.revoke_key(&credentials, &KeyId::new("7")).await;
    assert_eq!(revoked, Err(ConnectError::ChangedMeanwhile));
}

#[tokio::test]
async fn a_change_that_the_server_did_not_keep_is_noticed() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    keep(&server, |document| *document = account()["user"].clone()).await;
    let revoked = connection.revoke_key(&credentials, &KeyId::new("7")).await;
    assert_eq!(revoked, Err(ConnectError::ChangedMeanwhile));
}

#[tokio::test]
async fn a_revocation_is_taken_back_and_an_end_is_moved() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let document = keep(&server, |_| {}).await;
    connection.restore_key(&credentials, &KeyId::new("8")).await.unwrap();
    connection.change_expiry(&credentials, &KeyId::new("7"), Some(at(NOW + 86_400))).await.unwrap();
    connection.change_expiry(&credentials, &KeyId::new("9"), None).await.unwrap();
    let document = document.lock().unwrap().clone();
    assert_eq!(document["apiKeys"][1]["revoked"], json!(false));
    assert_eq!(document["apiKeys"][0]["expireDate"], json!("2026-11-19T11:06:40Z"));
    assert_eq!(bodies(&server, "POST", "/v1/auth/user").await.len(), 2, "a key without end needs no write");
}

#[tokio::test]
async fn a_lost_answer_to_a_write_is_an_unknown_outcome() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("GET", "/v1/auth/user").respond_with(json(200, &account())).mount(&server).await;
    for answer in [
        ResponseTemplate::new(200),
        ResponseTemplate::new(200).set_body_string("{\"success\":"),
        ResponseTemplate::new(200).set_body_raw("<html>", "text/html"),
        ResponseTemplate::new(504),
    ] {
        on("POST", "/v1/auth/user").respond_with(answer).up_to_n_times(1).mount(&server).await;
        let revoked = connection.revoke_key(&credentials, &KeyId::new("7")).await;
        assert_eq!(revoked, Err(ConnectError::OutcomeUnknown));
    }
    on("POST", "/v1/auth/user").respond_with(json(200, &json!({ "message": "no" }))).mount(&server).await;
    let refused = connection.revoke_key(&credentials, &KeyId::new("7")).await;
    let message = Some("no".to_owned());
    assert_eq!(refused, Err(ConnectError::Refused { status: 200, message, fields: vec![] }));
}
