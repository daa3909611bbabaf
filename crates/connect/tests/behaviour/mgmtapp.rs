//! The Management: a token in a header, a refresh token in a cookie, a key for service paths only.

use chatelaine_connect::{ConnectError, Connection, Credentials};
use chatelaine_model::Power;
use serde_json::json;
use wiremock::matchers::{body_json, header};
use wiremock::{MockServer, ResponseTemplate};

use crate::common::{DATE, NOW, at, by_key, connect, connect_as, fields, json, on, server, sign_in};

const ENTERED: [(&str, &str); 2] = [("login", "a.meyer@kontor.example"), ("password", "sentinel-password")];

fn tokens(mark: &str) -> ResponseTemplate {
    ResponseTemplate::new(200)
        .insert_header("date", DATE)
        .insert_header("authorization", format!("Bearer SENTINEL.access.{mark}"))
        .append_header("set-cookie", "lang=hu; Path=/")
        .append_header(
            "set-cookie",
            format!("themanagement_refresh_token=SENTINEL-cookie-{mark}; HttpOnly; Path=/api"),
        )
}

async fn signed_in(server: &MockServer) -> (Connection, Credentials) {
    on("POST", "/api/login").respond_with(tokens("1")).mount(server).await;
    let connection = connect("mgmtapp", &server.uri());
    let credentials = sign_in(&connection, "password", &ENTERED).await.credentials;
    (connection, credentials)
}

#[tokio::test]
async fn tokens_come_in_header_and_cookie_even_without_a_body() {
    let server = MockServer::start().await;
    let (_, credentials) = signed_in(&server).await;
    assert_eq!(credentials.ends(), Some(at(NOW + 15 * 60)));
    assert_eq!(credentials.refresh_ends(), Some(at(NOW + 30 * 86_400)));
    assert!(credentials.renewable());
}

#[tokio::test]
async fn the_token_may_come_in_the_body_alone_and_the_field_may_have_another_name() {
    let mock = MockServer::start().await;
    on("POST", "/api/login")
        .and(body_json(json!({ "username": "a.meyer@kontor.example", "password": "sentinel-password" })))
        .respond_with(json(200, &json!({ "token": "SENTINEL.access.body" })))
        .mount(&mock)
        .await;
    let mut server = server("mgmtapp", &mock.uri());
    server.options.insert("login_field".into(), "username".into());
    let credentials = sign_in(&connect_as(server), "password", &ENTERED).await.credentials;
    assert!(credentials.ends().is_some() && !credentials.renewable(), "no cookie, no renewal");
}

#[tokio::test]
async fn a_renewal_sends_only_its_cookie_and_takes_the_next() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    for (old, new) in [("1", "2"), ("2", "3")] {
        on("POST", "/api/token/refresh")
            .and(header("cookie", format!("themanagement_refresh_token=SENTINEL-cookie-{old}").as_str()))
            .respond_with(tokens(new))
            .mount(&server)
            .await;
    }
    let second = connection.renew(&credentials).await.unwrap();
    connection.renew(&second).await.unwrap();
    let requests = server.received_requests().await.unwrap();
    let renewals = requests.iter().filter(|request| request.url.path() == "/api/token/refresh");
    assert!(renewals.clone().all(|request| !request.headers.contains_key("authorization")));
    assert_eq!(renewals.count(), 2);
}

#[tokio::test]
async fn the_account_shows_everything_by_its_twin_but_nothing_that_may_be_secret() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let user = json!({
        "id": 3, "name": "Anna Meyer", "email": "a.meyer@kontor.example", "created_at": 1_700_000_000,
        "created_at_formatted": "2023. 11. 14. 22:13", "newsletter": false, "api_token": "SENTINEL-never",
        "company": { "id": 1 }, "phone": null
    });
    on("GET", "/api/user")
        .and(header("authorization", "Bearer SENTINEL.access.1"))
        .respond_with(json(200, &user))
        .mount(&server)
        .await;
    let account = connection.account(&credentials, false).await.unwrap();
    let facts: Vec<_> = account.facts.iter().map(|fact| (fact.name.as_str(), fact.value.as_str())).collect();
    assert_eq!(facts, [("id", "3"), ("created_at", "2023. 11. 14. 22:13"), ("newsletter", "false")]);
    assert!(account.facts.iter().all(|fact| fact.assumed));
    assert_eq!((account.roles, account.settings), (None, None));
}

#[tokio::test]
async fn a_service_account_key_serves_its_own_paths_and_is_the_only_key() {
    let server = MockServer::start().await;
    on("GET", "/api/sa")
        .and(header("authorization", "Bearer SENTINEL-service-key-x2"))
        .respond_with(json(200, &json!({ "service_account": { "id": 1 } })))
        .mount(&server)
        .await;
    on("GET", "/api/sa").respond_with(json(401, &json!({ "error": "no" }))).mount(&server).await;
    let connection = connect("mgmtapp", &server.uri());
    let credentials = by_key(&connection, "api_key", "SENTINEL-service-key-x2").await;
    let keys = connection.keys(&credentials, &|_| {}).await.unwrap();
    assert_eq!((keys.len(), keys[0].hint.as_deref()), (1, Some("SEN…x2")));
    let secret = connection.key_secret(&credentials, &keys[0].id).await.unwrap();
    assert_eq!(secret.expose(), "SENTINEL-service-key-x2");
    let account = connection.account(&credentials, false).await.unwrap_err();
    assert_eq!(account, ConnectError::NotOffered(Power::Account), "the key never goes to another path");
    let refused = connection.sign_in("key", &fields(&[("api_key", "wrong")]), "").await.unwrap_err();
    assert_eq!(refused, ConnectError::WrongCredentials { message: Some("no".into()) });
}

#[tokio::test]
async fn a_session_lists_no_keys() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let keys = connection.keys(&credentials, &|_| {}).await.unwrap_err();
    assert_eq!(keys, ConnectError::NotOffered(Power::ListKeys));
}
