//! Bfore: PascalCase, times without a zone, renewal with the live token, deletion by value.

use chatelaine_connect::{ConnectError, Connection, Credentials, SignedOut};
use chatelaine_model::{KeyId, KeyStatus, NewKey};
use serde_json::{Value, json};
use wiremock::MockServer;
use wiremock::matchers::header;

use crate::common::{NOW, at, bodies, connect, connect_as, fields, json, on, server, sign_in};

fn user() -> Value {
    json!({
        "Id": "12345678-1234-1234-1234-123456789abc", "Created": "2023-01-15T10:30:42", "Username": "m.fischer",
        "Email": "m.fischer@kontor.example", "Firstname": "Max", "Lastname": "Fischer",
        "Properties": { "theme": "dark", "beta": true, "rows": 25, "list": [1] },
        "Authorizations": [
            { "Company": { "Id": 1, "Name": "Kontor Kft.", "Created": "2022-05-10T09:15:20", "Deleted": "0001-01-01T00:00:00" },
              "Roles": [{ "Id": 1, "Name": "sys-admin" }] },
            { "Company": { "Id": 2, "Name": "Labor" }, "Roles": [{ "Id": 1, "Name": "sys-admin" }, { "Id": 2, "Name": "user" }] }
        ],
        "Active": { "Id": 1, "Name": "Kontor Kft.", "Created": "2022-05-10T09:15:20", "Deleted": "0001-01-01T00:00:00" },
        "Token": "SENTINEL.token.one", "PasswordExpiration": "0001-01-01T00:00:00"
    })
}

const ENTERED: [(&str, &str); 2] = [("username", "m.fischer"), ("password", "sentinel-password")];

pub(crate) async fn signed_in(server: &MockServer) -> (Connection, Credentials) {
    on("POST", "/user/login").respond_with(json(200, &user())).mount(server).await;
    let connection = connect("bfore", &server.uri());
    let credentials = sign_in(&connection, "password", &ENTERED).await.credentials;
    (connection, credentials)
}

#[tokio::test]
async fn the_sign_in_brings_the_account() {
    let server = MockServer::start().await;
    on("POST", "/user/login").respond_with(json(200, &user())).mount(&server).await;
    let signed = sign_in(&connect("bfore", &server.uri()), "password", &ENTERED).await;
    assert_eq!(signed.credentials.ends(), Some(at(NOW + 3600)));
    let account = signed.account.unwrap();
    assert_eq!(account.name.as_deref(), Some("Max Fischer"));
    assert_eq!(account.roles, Some(vec!["sys-admin".into(), "user".into()]));
    let fact = |name: &str| account.facts.iter().find(|fact| fact.name == name);
    assert_eq!(fact("companies").unwrap().value, "Kontor Kft., Labor");
    assert_eq!(fact("created").unwrap().value, "2023-01-15T10:30:42Z");
    assert!(fact("created").unwrap().assumed);
    assert!(fact("password_ends").is_none(), "the year 1 means no date");
    let settings = account.settings.unwrap();
    assert_eq!(settings.iter().map(|s| s.value.as_str()).collect::<Vec<_>>(), ["dark", "true", "25", "[1]"]);
    assert!(settings.iter().all(|setting| setting.read_only));
}

#[tokio::test]
async fn a_wrong_and_an_expired_password_are_told_apart() {
    let server = MockServer::start().await;
    on("POST", "/user/login")
        .respond_with(json(401, &json!({ "message": "no" })))
        .up_to_n_times(1)
        .mount(&server)
        .await;
    on("POST", "/user/login").respond_with(json(403, &json!({ "message": "old" }))).mount(&server).await;
    let connection = connect("bfore", &server.uri());
    let first = connection.sign_in("password", &fields(&ENTERED), "").await.unwrap_err();
    assert_eq!(first, ConnectError::WrongCredentials { message: Some("no".into()) });
    let second = connection.sign_in("password", &fields(&ENTERED), "").await.unwrap_err();
    assert_eq!(second, ConnectError::PasswordExpired);
}

#[tokio::test]
async fn a_renewal_uses_the_live_token() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    assert!(credentials.renewable());
    let mut answer = user();
    for (name, value) in [
        ("Token", json!("SENTINEL.token.two")),
        ("access_token", json!("SENTINEL.token.two")),
        ("expires_in", json!(0)),
    ] {
        answer[name] = value;
    }
    on("GET", "/user/renew")
        .and(header("authorization", "Bearer SENTINEL.token.one"))
        .respond_with(json(200, &answer))
        .mount(&server)
        .await;
    let renewed = connection.renew(&credentials).await.unwrap();
    assert_eq!(renewed.ends(), Some(at(NOW + 3600)));
    on("GET", "/user/logout")
        .and(header("authorization", "Bearer SENTINEL.token.two"))
        .respond_with(json(200, &json!({ "message": "User logged out" })))
        .mount(&server)
        .await;
    assert_eq!(connection.sign_out(&renewed).await, Ok(SignedOut::OnServer));
}

#[tokio::test]
async fn a_get_that_changes_something_has_an_unknown_outcome_when_its_answer_is_lost() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("GET", "/user/renew").respond_with(wiremock::ResponseTemplate::new(200)).mount(&server).await;
    assert_eq!(connection.renew(&credentials).await.unwrap_err(), ConnectError::OutcomeUnknown);
}

#[tokio::test]
async fn the_token_goes_without_a_prefix_where_the_server_wants_that() {
    let mock = MockServer::start().await;
    on("POST", "/user/login").respond_with(json(200, &user())).mount(&mock).await;
    on("GET", "/authheader/list")
        .and(header("authorization", "SENTINEL.token.one"))
        .respond_with(json(200, &json!(null)))
        .mount(&mock)
        .await;
    let mut server = server("bfore", &mock.uri());
    server.options.insert("bearer".into(), String::new());
    let connection = connect_as(server);
    let credentials = sign_in(&connection, "password", &ENTERED).await.credentials;
    assert_eq!(connection.keys(&credentials, &|_| {}).await.unwrap(), []);
}

fn headers() -> Value {
    json!([
        { "id": "a1", "name": "abuse-feed-primary", "token": "SENTINELvalueOfA1", "created": "2025-06-19T08:00:00" },
        { "id": "b2", "name": "brand-takedown", "token": "SENTINELvalueOfB2", "created": "0001-01-01T00:00:00" }
    ])
}

#[tokio::test]
async fn keys_never_end_and_are_deleted_by_their_value() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("GET", "/authheader/list").respond_with(json(200, &headers())).mount(&server).await;
    let keys = connection.keys(&credentials, &|_| {}).await.unwrap();
    assert_eq!(keys[0].status(at(NOW)), KeyStatus::Never);
    assert_eq!((keys[0].created.is_some(), keys[1].created), (true, None));
    assert_eq!(keys[0].permissions, None);
    on("POST", "/authheader/delete")
        .respond_with(json(200, &json!({ "message": "Success" })))
        .mount(&server)
        .await;
    connection.revoke_key(&credentials, &KeyId::new("b2")).await.unwrap();
    assert_eq!(bodies(&server, "POST", "/authheader/delete").await, [json!({ "text": "SENTINELvalueOfB2" })]);
    let missing = connection.revoke_key(&credentials, &KeyId::new("c3")).await;
    assert_eq!(missing, Err(ConnectError::NoSuchKey));
}

#[tokio::test]
async fn a_key_is_made_by_its_name_alone() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("POST", "/authheader/add").respond_with(json(200, &headers()[0])).mount(&server).await;
    let new = NewKey { name: "abuse-feed-primary".into(), expires: None, permissions: vec![], about: None };
    let created = connection.create_key(&credentials, &new).await.unwrap();
    assert_eq!(created.secret.expose(), "SENTINELvalueOfA1");
    let ending = NewKey { expires: Some(at(NOW + 60)), ..new };
    let refused = connection.create_key(&credentials, &ending).await;
    assert_eq!(
        refused.unwrap_err(),
        ConnectError::Definition,
        "an end that is silently dropped would be a lie"
    );
    assert_eq!(bodies(&server, "POST", "/authheader/add").await, [json!({ "name": "abuse-feed-primary" })]);
}
