//! Every secret in here is a marker, and no marker may show in anything that can be printed.

use chatelaine_connect::{Connection, Credentials, SignIn};
use chatelaine_model::{KeyId, NewKey, Secret};
use serde_json::json;
use wiremock::MockServer;

use crate::common::{connect, fields, json, on};

/// Fails when a marker shows.
fn clean(printed: &str) {
    assert!(!printed.to_lowercase().contains("sentinel"), "{printed}");
}

fn printed(value: &(impl std::fmt::Debug + ?Sized)) {
    clean(&format!("{value:?} {value:#?}"));
}

async fn talked_to(server: &MockServer) -> (Connection, Credentials) {
    let pair = json!({
        "accessToken": { "token": "SENTINEL-access" }, "refreshToken": { "token": "SENTINEL-refresh" } });
    let challenge =
        json!({ "2faRequired": true, "2faDetails": { "token": "SENTINEL-challenge", "provider": "email" } });
    on("POST", "/api/v2/signin").respond_with(json(200, &challenge)).mount(server).await;
    on("POST", "/api/v2/2fa/confirm").respond_with(json(200, &pair)).mount(server).await;
    let connection = connect("b2core", &server.uri());
    let entered = fields(&[("email", "s@kontor.example"), ("password", "sentinel-password")]);
    let sign_in = connection.sign_in("password", &entered, "").await.unwrap();
    printed(&sign_in);
    let SignIn::SecondFactor(challenge) = sign_in else { panic!("a code was expected") };
    printed(&challenge);
    let signed = connection.confirm(&challenge, &Secret::new("sentinel-code")).await.unwrap();
    printed(&signed);
    (connection, signed.credentials)
}

#[tokio::test]
async fn nothing_that_can_be_printed_shows_a_secret() {
    let server = MockServer::start().await;
    let (connection, credentials) = talked_to(&server).await;
    printed(&connection);
    printed(&credentials);
    let sealed = credentials.to_sealable();
    printed(&Credentials::from_sealable(&sealed).unwrap());
}

#[tokio::test]
async fn a_server_that_repeats_what_it_was_sent_does_not_get_it_shown() {
    let server = MockServer::start().await;
    let (connection, credentials) = talked_to(&server).await;
    let echo = json!({ "error": { "message": "bad SENTINEL-refresh and Bearer SENTINEL-access" }, "detail": "SENTINEL-refresh" });
    for status in [400, 401, 403, 404, 409, 422, 429, 500] {
        on("POST", "/api/v2/refresh").respond_with(json(status, &echo)).up_to_n_times(1).mount(&server).await;
        let error = connection.renew(&credentials).await.unwrap_err();
        printed(&error);
        clean(&error.to_string());
    }
}

#[tokio::test]
async fn a_created_key_prints_without_its_value_and_so_does_a_refusal_about_it() {
    let server = MockServer::start().await;
    let login = json!({ "Token": "SENTINEL.token.one" });
    on("POST", "/user/login").respond_with(json(200, &login)).mount(&server).await;
    let connection = connect("bfore", &server.uri());
    let entered = [("username", "m"), ("password", "sentinel-password")];
    let credentials = crate::common::sign_in(&connection, "password", &entered).await.credentials;
    let item = json!({ "id": "a", "name": "n", "token": "xSENTINEL-of-key-a" });
    on("POST", "/authheader/add").respond_with(json(200, &item)).mount(&server).await;
    on("GET", "/authheader/list").respond_with(json(200, &json!([item]))).mount(&server).await;
    let new = NewKey { name: "n".into(), expires: None, permissions: vec![], about: None };
    printed(&connection.create_key(&credentials, &new).await.unwrap());
    printed(&connection.keys(&credentials, &|_| {}).await.unwrap());
    printed(&connection.key_secret(&credentials, &KeyId::new("a")).await.unwrap());
    let echo = json!({ "message": "there is no xSENTINEL-of-key-a" });
    on("POST", "/authheader/delete").respond_with(json(400, &echo)).mount(&server).await;
    let refused = connection.revoke_key(&credentials, &KeyId::new("a")).await.unwrap_err();
    printed(&refused);
    assert!(format!("{refused:?}").contains("there is no …"));
}
