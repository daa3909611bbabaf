//! B2Core: a mailed code, a pair of tokens, limits.

use chatelaine_connect::{Challenge, ConnectError, Connection, SignIn, SignedOut};
use chatelaine_model::{Power, Secret};
use chrono::TimeDelta;
use serde_json::{Value, json};
use wiremock::matchers::{body_json, header};
use wiremock::{MockServer, ResponseTemplate};

use crate::common::{NOW, at, connect, fields, json, on, sign_in};

fn pair(mark: &str) -> Value {
    json!({
        "accessToken": { "token": format!("SENTINEL-access-{mark}"), "createdAt": "2026-11-18T11:06:40+00:00", "expiresAt": "2026-11-18T12:06:40+00:00" },
        "refreshToken": { "token": format!("SENTINEL-refresh-{mark}"), "createdAt": "2026-11-18T11:06:40+00:00", "expiresAt": "2026-11-19T11:06:40+00:00" }
    })
}

fn asks_for_code() -> Value {
    json!({ "2faRequired": true, "2faDetails": {
        "token": "SENTINEL-challenge", "provider": "email", "expiresAt": "2026-11-18T11:11:40+00:00" } })
}

const ENTERED: [(&str, &str); 2] =
    [("email", "s.lindqvist@kontor.example"), ("password", "sentinel-password")];

async fn challenged(server: &MockServer) -> (Connection, Challenge) {
    on("POST", "/api/v2/signin")
        .and(header("accept-language", "hu"))
        .and(body_json(json!({ "email": "s.lindqvist@kontor.example", "password": "sentinel-password" })))
        .respond_with(json(200, &asks_for_code()))
        .mount(server)
        .await;
    let connection = connect("b2core", &server.uri());
    match connection.sign_in("password", &fields(&ENTERED), "hu").await.unwrap() {
        SignIn::SecondFactor(challenge) => (connection, challenge),
        SignIn::Done(_) => panic!("a code was expected"),
    }
}

#[tokio::test]
async fn a_code_ends_the_sign_in() {
    let server = MockServer::start().await;
    let (connection, challenge) = challenged(&server).await;
    assert_eq!((challenge.channel(), challenge.ends()), ("email", Some(at(NOW + 300))));
    on("POST", "/api/v2/2fa/confirm")
        .and(header("accept-language", "hu"))
        .and(body_json(json!({ "token": "SENTINEL-challenge", "code": "012345" })))
        .respond_with(json(200, &pair("1")))
        .mount(&server)
        .await;
    let signed = connection.confirm(&challenge, &Secret::new("012 345")).await.unwrap();
    assert_eq!(signed.credentials.ends(), Some(at(NOW + 3600)));
    assert_eq!(signed.credentials.refresh_ends(), Some(at(NOW + 86_400)));
    assert!(signed.credentials.renewable() && signed.account.is_none());
}

#[tokio::test]
async fn a_wrong_code_and_a_block_are_told_apart() {
    let server = MockServer::start().await;
    let (connection, challenge) = challenged(&server).await;
    for status in [400, 401, 422] {
        let wrong = json!({ "error": { "message": "Unauthorized", "details": [{ "issue": "Wrong code" }] } });
        on("POST", "/api/v2/2fa/confirm")
            .respond_with(json(status, &wrong))
            .up_to_n_times(1)
            .mount(&server)
            .await;
        let refused = connection.confirm(&challenge, &Secret::new("000000")).await;
        assert_eq!(refused.unwrap_err(), ConnectError::WrongCode, "{status}");
    }
    let blocked = json(429, &json!({})).insert_header("retry-after", "540");
    on("POST", "/api/v2/2fa/confirm").respond_with(blocked).mount(&server).await;
    let refused = connection.confirm(&challenge, &Secret::new("000000")).await;
    let (retry_after, block) = (Some(TimeDelta::seconds(540)), Some(TimeDelta::minutes(10)));
    assert_eq!(refused.unwrap_err(), ConnectError::Limited { retry_after, block, assumed: true });
}

#[tokio::test]
async fn without_a_second_factor_the_pair_comes_at_once() {
    let server = MockServer::start().await;
    let mut answer = pair("1");
    answer["2faRequired"] = json!(false);
    on("POST", "/api/v2/signin").respond_with(json(200, &answer)).mount(&server).await;
    let signed = sign_in(&connect("b2core", &server.uri()), "password", &ENTERED).await;
    assert!(signed.credentials.renewable());
}

#[tokio::test]
async fn contradictory_answers_are_errors() {
    let mut both = pair("1");
    both["2faRequired"] = json!(true);
    both["2faDetails"] = asks_for_code()["2faDetails"].clone();
    for (answer, pointer) in [
        (both, "/2faRequired"),
        (json!({ "2faRequired": true }), "/2faDetails/token"),
        (json!({ "2faRequired": false }), "/accessToken/token"),
        (json!({}), "/accessToken/token"),
    ] {
        let server = MockServer::start().await;
        on("POST", "/api/v2/signin").respond_with(json(200, &answer)).mount(&server).await;
        let refused = connect("b2core", &server.uri()).sign_in("password", &fields(&ENTERED), "").await;
        assert_eq!(refused.unwrap_err(), ConnectError::Unexpected { pointer: pointer.into() });
    }
}

#[tokio::test]
async fn a_wrong_password_comes_with_the_servers_words_but_never_with_the_password() {
    let server = MockServer::start().await;
    let words =
        json!({ "error": { "message": "m", "details": [{ "issue": "'sentinel-password' is wrong" }] } });
    on("POST", "/api/v2/signin").respond_with(json(401, &words)).mount(&server).await;
    let refused = connect("b2core", &server.uri()).sign_in("password", &fields(&ENTERED), "").await;
    let message = Some("'…' is wrong".to_owned());
    assert_eq!(refused.unwrap_err(), ConnectError::WrongCredentials { message });
}

async fn signed_in(server: &MockServer) -> (Connection, chatelaine_connect::Credentials) {
    let mut answer = pair("1");
    answer["2faRequired"] = json!(false);
    on("POST", "/api/v2/signin").respond_with(json(200, &answer)).mount(server).await;
    let connection = connect("b2core", &server.uri());
    let credentials = sign_in(&connection, "password", &ENTERED).await.credentials;
    (connection, credentials)
}

#[tokio::test]
async fn a_renewal_spends_the_refresh_token_and_brings_another() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    for (old, new) in [("1", "2"), ("2", "3")] {
        on("POST", "/api/v2/refresh")
            .and(body_json(json!({ "refreshToken": format!("SENTINEL-refresh-{old}") })))
            .respond_with(json(200, &pair(new)))
            .mount(&server)
            .await;
    }
    let second = connection.renew(&credentials).await.unwrap();
    let third = connection.renew(&second).await.unwrap();
    assert!(third.renewable());
}

#[tokio::test]
async fn a_renewal_that_brings_no_other_refresh_token_is_the_last() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let mut answer = pair("2");
    answer["refreshToken"] = Value::Null;
    on("POST", "/api/v2/refresh").respond_with(json(200, &answer)).mount(&server).await;
    let renewed = connection.renew(&credentials).await.unwrap();
    assert!(!renewed.renewable(), "a token that is taken as spent is not sent again");
}

#[tokio::test]
async fn a_dead_refresh_token_and_a_lost_answer_are_told_apart() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let cases = [
        (json(401, &json!({})), ConnectError::SessionOver),
        (json(403, &json!({})), ConnectError::SessionOver),
        (ResponseTemplate::new(200), ConnectError::OutcomeUnknown),
        (json(200, &json!({ "accessToken": {} })), ConnectError::OutcomeUnknown),
        (ResponseTemplate::new(502), ConnectError::OutcomeUnknown),
        (ResponseTemplate::new(500), ConnectError::OutcomeUnknown),
        (ResponseTemplate::new(520), ConnectError::OutcomeUnknown),
        (ResponseTemplate::new(500).set_body_raw("<html>", "text/html"), ConnectError::OutcomeUnknown),
        (ResponseTemplate::new(501), ConnectError::ServerFault { status: 501 }),
        (ResponseTemplate::new(503), ConnectError::ServerFault { status: 503 }),
    ];
    for (answer, wanted) in cases {
        on("POST", "/api/v2/refresh").respond_with(answer).up_to_n_times(1).mount(&server).await;
        assert_eq!(connection.renew(&credentials).await.unwrap_err(), wanted);
    }
}

#[tokio::test]
async fn signing_out_needs_no_body_and_401_means_gone() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("POST", "/api/v2/signout")
        .and(header("authorization", "Bearer SENTINEL-access-1"))
        .respond_with(ResponseTemplate::new(200))
        .up_to_n_times(1)
        .mount(&server)
        .await;
    assert_eq!(connection.sign_out(&credentials).await, Ok(SignedOut::OnServer));
    on("POST", "/api/v2/signout").respond_with(json(401, &json!({}))).mount(&server).await;
    assert_eq!(connection.sign_out(&credentials).await, Ok(SignedOut::AlreadyGone));
}

#[tokio::test]
async fn keys_and_an_account_of_ones_own_are_not_offered() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let keys = connection.keys(&credentials, &|_| {}).await.unwrap_err();
    assert_eq!(keys, ConnectError::NotOffered(Power::ListKeys));
    let account = connection.account(&credentials, false).await.unwrap_err();
    assert_eq!(account, ConnectError::NotOffered(Power::Account));
    assert!(crate::common::definition("b2core").keys().is_none());
}
