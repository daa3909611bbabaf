//! Babelfor: envelopes, keys and settings in the account, keys in a header of any name.

use chatelaine_connect::{ConnectError, SignedOut};
use chatelaine_model::{KeyId, KeyStatus, NewKey, SettingType};
use chrono::TimeDelta;
use serde_json::{Value, json};
use wiremock::MockServer;
use wiremock::matchers::{body_json, header};

use crate::common::{NOW, at, bodies, by_key, connect, connect_as, json, on, server, sign_in};

/// The account as documented, with defaults left out, and a member that no document tells.
pub(crate) fn account() -> Value {
    json!({
        "success": true,
        "user": {
            "id": "5b1f", "userName": "a.meyer", "email": "a.meyer@kontor.example", "firstName": "Anna",
            "lastName": "Meyer", "city": "Budapest", "createdAt": "2024-03-04T09:00:00.1234567",
            "lastLogIn": "2026-11-18T11:00:00Z", "updatedAt": "2026-11-01T00:00:00Z",
            "roles": ["Administrator", "Sales"], "unknownYet": { "deep": [1, 2.5] },
            "apiKeys": [
                { "id": 7, "name": "nightly-export", "key": "api_SENTINELseven7x2aQ9z", "createdDate": "2026-01-01T00:00:00Z",
                  "expireDate": "2026-11-20T00:00:00Z", "ownerId": "5b1f", "permissions": 11, "description": "for Győr" },
                { "id": 8, "name": "old", "key": "api_SENTINELeight8x2aQ9z", "createdDate": "2026-01-01T00:00:00Z",
                  "ownerId": "5b1f", "revoked": true },
                { "id": 9, "name": "endless", "key": "api_SENTINELnine99x2aQ9z", "createdDate": "2026-01-01T00:00:00Z",
                  "ownerId": "77aa", "owner": "m.fischer", "permissions": 1 }
            ],
            "settings": [
                { "id": 1, "category": "Web application", "group": "Lists", "name": "RowsPerPage", "value": "25",
                  "type": "int", "description": "Rows on one page", "userId": "5b1f" },
                { "id": 2, "category": "Licensing", "name": "AllowOffline", "value": "true", "type": "Boolean",
                  "readOnly": true, "userId": "5b1f" }
            ]
        }
    })
}

pub(crate) async fn signed_in(
    server: &MockServer,
) -> (chatelaine_connect::Connection, chatelaine_connect::Credentials) {
    on("POST", "/v1/auth/login")
        .and(body_json(json!({ "username": "a.meyer", "password": "sentinel-password" })))
        .respond_with(json(
            200,
            &json!({ "success": true, "token": "SENTINEL.token.access", "expiresIn": 1800 }),
        ))
        .mount(server)
        .await;
    let connection = connect("babelfor", &server.uri());
    let entered = [("username", "a.meyer"), ("password", "sentinel-password")];
    let credentials = sign_in(&connection, "password", &entered).await.credentials;
    (connection, credentials)
}

#[tokio::test]
async fn a_session_ends_after_the_told_seconds_and_cannot_be_renewed() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    assert_eq!(credentials.ends(), Some(at(NOW + 1800)));
    assert!(!credentials.renewable());
    let renewed = connection.renew(&credentials).await;
    assert!(matches!(renewed, Err(ConnectError::NotOffered(chatelaine_model::Power::Renew))));
}

#[tokio::test]
async fn a_length_in_another_unit_is_not_believed() {
    for told in [json!(30), json!(1_800_000), json!(0), json!("soon"), Value::Null] {
        let server = MockServer::start().await;
        on("POST", "/v1/auth/login")
            .respond_with(json(200, &json!({ "success": true, "token": "t", "expiresIn": told })))
            .mount(&server)
            .await;
        let connection = connect("babelfor", &server.uri());
        let signed = sign_in(&connection, "password", &[("username", "a"), ("password", "b")]).await;
        assert_eq!(signed.credentials.ends(), Some(at(NOW + 1800)), "{told}");
    }
}

#[tokio::test]
async fn a_failure_may_come_as_200_without_success() {
    let server = MockServer::start().await;
    on("POST", "/v1/auth/login")
        .respond_with(json(200, &json!({ "code": 1, "message": "Invalid user name or\u{202E} password." })))
        .mount(&server)
        .await;
    let entered = crate::common::fields(&[("username", "a"), ("password", "b")]);
    let refused = connect("babelfor", &server.uri()).sign_in("password", &entered, "").await;
    let message = Some("Invalid user name or\u{FFFD} password.".to_owned());
    assert_eq!(refused.unwrap_err(), ConnectError::WrongCredentials { message });
}

#[tokio::test]
async fn a_block_is_told_with_its_documented_length() {
    let server = MockServer::start().await;
    on("POST", "/v1/auth/login").respond_with(json(429, &json!({ "code": 429 }))).mount(&server).await;
    let entered = crate::common::fields(&[("username", "a"), ("password", "b")]);
    let refused = connect("babelfor", &server.uri()).sign_in("password", &entered, "").await;
    let block = Some(TimeDelta::minutes(5));
    assert_eq!(refused.unwrap_err(), ConnectError::Limited { retry_after: None, block, assumed: false });
}

#[tokio::test]
async fn the_account_comes_with_facts_roles_and_typed_settings() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("GET", "/v1/auth/user")
        .and(header("authorization", "Bearer SENTINEL.token.access"))
        .respond_with(json(200, &account()))
        .mount(&server)
        .await;
    let account = connection.account(&credentials, false).await.unwrap();
    assert_eq!(
        (account.name.as_deref(), account.email.as_deref()),
        (Some("Anna Meyer"), Some("a.meyer@kontor.example"))
    );
    assert_eq!(account.roles, Some(vec!["Administrator".into(), "Sales".into()]));
    let fact = |name: &str| account.facts.iter().find(|fact| fact.name == name).unwrap();
    assert_eq!(fact("login").value, "a.meyer");
    assert!(!fact("last_sign_in").assumed && fact("last_sign_in").time);
    assert_eq!(fact("created").value, "2024-03-04T09:00:00.123456700Z");
    assert!(fact("created").assumed, "a time without a zone is read as UTC by assumption");
    let settings = account.settings.unwrap();
    assert_eq!(
        (settings[0].kind, settings[0].value.as_str(), settings[0].read_only),
        (SettingType::Int, "25", false)
    );
    assert_eq!(settings[0].groups, ["Web application", "Lists"]);
    assert_eq!((settings[1].kind, settings[1].read_only), (SettingType::Bool, true));
}

#[tokio::test]
async fn keys_are_read_out_of_the_account_with_defaults_filled_in() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("GET", "/v1/auth/user").respond_with(json(200, &account())).mount(&server).await;
    let keys = connection.keys(&credentials, &|_| {}).await.unwrap();
    let status: Vec<_> = keys.iter().map(|key| key.status(at(NOW))).collect();
    assert_eq!(status, [KeyStatus::Expiring, KeyStatus::Revoked, KeyStatus::Never]);
    assert_eq!(keys[0].permissions, Some(vec!["Read".into(), "Write".into(), "Create".into()]));
    assert_eq!(keys[1].permissions, Some(vec![]), "0 is left out by the server and is still a fact");
    assert_eq!((keys[0].owner.as_deref(), keys[2].owner.as_deref()), (Some("5b1f"), Some("m.fischer")));
    assert_eq!(keys[0].hint.as_deref(), Some("api_…9z"));
    assert_eq!(keys[0].about.as_deref(), Some("for Győr"));
    let secret = connection.key_secret(&credentials, &KeyId::new("8")).await.unwrap();
    assert_eq!(secret.expose(), "api_SENTINELeight8x2aQ9z");
    let missing = connection.key_secret(&credentials, &KeyId::new("10")).await;
    assert_eq!(missing.unwrap_err(), ConnectError::NoSuchKey);
}

#[tokio::test]
async fn a_key_is_made_for_ones_own_account() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("GET", "/v1/auth/user").respond_with(json(200, &account())).mount(&server).await;
    let made = json!({ "success": true, "apiKey": { "id": 10, "name": "labels", "key": "api_SENTINELten" } });
    on("POST", "/v1/api-keys").respond_with(json(200, &made)).mount(&server).await;
    let new = NewKey {
        name: "labels".into(),
        expires: Some(at(NOW + 86_400) + TimeDelta::milliseconds(250)),
        permissions: vec!["Read".into(), "Delete".into()],
        about: None,
    };
    let created = connection.create_key(&credentials, &new).await.unwrap();
    assert_eq!(created.secret.expose(), "api_SENTINELten");
    assert_eq!((created.key.id.as_str(), created.key.expires.is_some()), ("10", true));
    let sent = bodies(&server, "POST", "/v1/api-keys").await;
    let wanted = json!({ "name": "labels", "ownerId": "5b1f", "expireDate": "2026-11-19T11:06:40Z", "permissions": 5 });
    assert_eq!(sent, [json!({ "apiKey": wanted })]);
}

#[tokio::test]
async fn a_key_that_was_made_but_not_told_is_an_unknown_outcome() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("GET", "/v1/auth/user").respond_with(json(200, &account())).mount(&server).await;
    on("POST", "/v1/api-keys").respond_with(json(200, &json!({ "success": true }))).mount(&server).await;
    let new = NewKey { name: "labels".into(), expires: None, permissions: vec![], about: None };
    let created = connection.create_key(&credentials, &new).await;
    assert_eq!(created.unwrap_err(), ConnectError::OutcomeUnknown);
    let unknown = NewKey { permissions: vec!["Own".into()], ..new };
    let refused = connection.create_key(&credentials, &unknown).await;
    assert_eq!(refused.unwrap_err(), ConnectError::Definition);
}

#[tokio::test]
async fn a_key_goes_in_the_header_that_the_server_is_set_to() {
    let mock = MockServer::start().await;
    on("GET", "/v1/auth/user")
        .and(header("x-kontor-key", "api_SENTINELkey"))
        .respond_with(json(200, &account()))
        .mount(&mock)
        .await;
    let mut server = server("babelfor", &mock.uri());
    server.options.insert("api_key_header".into(), "X-Kontor-Key".into());
    let connection = connect_as(server);
    let credentials = by_key(&connection, "api_key", " api_SENTINELkey\n").await;
    assert_eq!((credentials.ends(), credentials.renewable()), (None, false));
    assert_eq!(connection.keys(&credentials, &|_| {}).await.unwrap().len(), 3);
    assert_eq!(connection.sign_out(&credentials).await, Ok(SignedOut::NotOffered));
}

#[tokio::test]
async fn signing_out_tells_whether_the_session_was_still_there() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("POST", "/v1/auth/logout")
        .and(body_json(json!({})))
        .respond_with(json(200, &json!({ "success": true })))
        .up_to_n_times(1)
        .mount(&server)
        .await;
    assert_eq!(connection.sign_out(&credentials).await, Ok(SignedOut::OnServer));
    on("POST", "/v1/auth/logout").respond_with(json(401, &json!({ "code": 401 }))).mount(&server).await;
    assert_eq!(connection.sign_out(&credentials).await, Ok(SignedOut::AlreadyGone));
}
