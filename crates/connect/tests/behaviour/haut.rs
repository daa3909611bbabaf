//! Haut.AI: paged private tokens with an end, shown once; a 400 that means two things.

use std::sync::Mutex;

use chatelaine_connect::{ConnectError, Connection, Credentials, SignedOut};
use chatelaine_model::{KeyId, NewKey, Power};
use serde_json::{Value, json};
use wiremock::matchers::{body_json, header, query_param};
use wiremock::{MockServer, ResponseTemplate};

use crate::common::{NOW, at, by_key, connect, connect_as, fields, json, on, server, sign_in};

const TOKENS: &str = "/api/v1/auth/private_tokens/";
const ENTERED: [(&str, &str); 2] = [("email", "a.meyer@kontor.example"), ("password", "sentinel-password")];

fn user() -> Value {
    json!({
        "id": 1, "email": "a.meyer@kontor.example", "username": "a.meyer@kontor.example",
        "company_id": "123e4567-e89b-12d3-a456-426614174000", "token_access": "SENTINEL.token.one",
        "access_token": "SENTINEL.token.one", "refresh_token": "SENTINEL-refresh-one", "is_verified": true,
        "profile": { "metadata": null, "full_name": "Anna Meyer", "terms_and_policy_accepted_at": true,
                     "feature_flags": { "NEW_REPORTS": true, "BETA": false } }
    })
}

async fn signed_in(server: &MockServer) -> (Connection, Credentials) {
    on("POST", "/api/v1/auth/login/")
        .and(body_json(json!({ "username": "a.meyer@kontor.example", "password": "sentinel-password" })))
        .respond_with(json(200, &user()))
        .mount(server)
        .await;
    let connection = connect("haut", &server.uri());
    let credentials = sign_in(&connection, "password", &ENTERED).await.credentials;
    (connection, credentials)
}

#[tokio::test]
async fn a_400_says_both_and_401_is_a_wrong_password() {
    let server = MockServer::start().await;
    on("POST", "/api/v1/auth/login/")
        .respond_with(json(400, &json!({ "detail": "x" })))
        .up_to_n_times(1)
        .mount(&server)
        .await;
    on("POST", "/api/v1/auth/login/")
        .respond_with(json(401, &json!({ "code": "no", "detail": "No active account" })))
        .mount(&server)
        .await;
    let connection = connect("haut", &server.uri());
    let first = connection.sign_in("password", &fields(&ENTERED), "").await.unwrap_err();
    assert_eq!(first, ConnectError::InputOrSecondFactor);
    let second = connection.sign_in("password", &fields(&ENTERED), "").await.unwrap_err();
    assert_eq!(second, ConnectError::WrongCredentials { message: Some("No active account".into()) });
}

#[tokio::test]
async fn the_account_and_its_flags_come_with_the_sign_in_only() {
    let server = MockServer::start().await;
    on("POST", "/api/v1/auth/login/").respond_with(json(200, &user())).mount(&server).await;
    let connection = connect("haut", &server.uri());
    let signed = sign_in(&connection, "password", &ENTERED).await;
    let account = signed.account.unwrap();
    assert_eq!(account.name.as_deref(), Some("Anna Meyer"));
    assert_eq!(account.settings.unwrap().len(), 2);
    let again = connection.account(&signed.credentials, false).await.unwrap_err();
    assert_eq!(again, ConnectError::NotOffered(Power::Account));
    assert_eq!(connection.sign_out(&signed.credentials).await, Ok(SignedOut::NotOffered));
}

#[tokio::test]
async fn all_pages_are_read_and_none_past_the_end_is_asked_for() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let item = |id: u32| json!({ "id": id, "name": format!("clinic-{id}"), "expiration_time": "2026-12-07T01:41:37.336Z" });
    for (page, next) in [(1, json!("http://elsewhere.example/?page=2")), (2, Value::Null)] {
        let results: Vec<_> = (1..=2).map(|n| item(page * 10 + n)).collect();
        on("GET", TOKENS)
            .and(query_param("page", page.to_string()))
            .and(query_param("page_size", "100"))
            .and(header("authorization", "Bearer SENTINEL.token.one"))
            .respond_with(json(
                200,
                &json!({ "count": 4, "next": next, "previous": null, "results": results }),
            ))
            .expect(1)
            .mount(&server)
            .await;
    }
    let told = Mutex::new(Vec::new());
    let keys = connection.keys(&credentials, &|count| told.lock().unwrap().push(count)).await.unwrap();
    assert_eq!(keys.iter().map(|key| key.id.as_str()).collect::<Vec<_>>(), ["11", "12", "21", "22"]);
    assert_eq!(*told.lock().unwrap(), [2, 4]);
    assert!(keys.iter().all(|key| key.hint.is_none() && !key.endless && key.expires.is_some()));
    let secret = connection.key_secret(&credentials, &keys[0].id).await;
    assert!(matches!(secret, Err(ConnectError::NotOffered(_))));
}

#[tokio::test]
async fn a_list_that_stops_while_more_is_announced_is_not_whole() {
    let full: Vec<_> = (0..2)
        .map(|id| json!({ "id": id, "name": "n", "expiration_time": "2026-12-07T01:41:37Z" }))
        .collect();
    for second in [json!(full), json!([])] {
        let server = MockServer::start().await;
        let (connection, credentials) = signed_in(&server).await;
        for (page, results) in [("1", json!(full)), ("2", second)] {
            on("GET", TOKENS)
                .and(query_param("page", page))
                .respond_with(json(200, &json!({ "count": 250, "next": "?page=3", "results": results })))
                .expect(1)
                .mount(&server)
                .await;
        }
        let broken = connection.keys(&credentials, &|_| {}).await.unwrap_err();
        assert_eq!(broken, ConnectError::Unexpected { pointer: "/results".into() });
    }
}

#[tokio::test]
async fn a_token_is_made_with_an_end_and_its_value_comes_once() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let sent = json!({ "name": "berlin-clinic-07", "expiration_time": "2026-11-19T11:06:40Z" });
    let made = json!({ "id": 5, "name": "berlin-clinic-07", "expiration_time": "2026-11-19T11:06:40Z", "data": "SENTINEL-private" });
    on("POST", TOKENS).and(body_json(&sent)).respond_with(json(201, &made)).mount(&server).await;
    let new = NewKey {
        name: "berlin-clinic-07".into(),
        expires: Some(at(NOW + 86_400)),
        permissions: vec![],
        about: None,
    };
    let created = connection.create_key(&credentials, &new).await.unwrap();
    assert_eq!((created.key.id.as_str(), created.secret.expose()), ("5", "SENTINEL-private"));
    let endless = NewKey { expires: None, ..new };
    assert_eq!(connection.create_key(&credentials, &endless).await.unwrap_err(), ConnectError::Definition);
}

#[tokio::test]
async fn a_refusal_names_the_fields() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let words = json!({ "name": ["Too long.", "Or\u{0} odd."], "expiration_time": "Must lie ahead.", "non_field_errors": ["No."], "depth": { "x": 1 } });
    on("POST", TOKENS).respond_with(json(400, &words)).mount(&server).await;
    let new = NewKey { name: "n".into(), expires: Some(at(NOW + 60)), permissions: vec![], about: None };
    let fields = vec![
        ("name".to_owned(), "Too long. Or\u{FFFD} odd.".to_owned()),
        ("expiration_time".to_owned(), "Must lie ahead.".to_owned()),
    ];
    let refused = connection.create_key(&credentials, &new).await.unwrap_err();
    assert_eq!(refused, ConnectError::Refused { status: 400, message: Some("No.".into()), fields });
}

#[tokio::test]
async fn a_token_is_deleted_by_its_number_and_gone_is_gone() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("DELETE", "/api/v1/auth/private_tokens/5/")
        .respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    connection.revoke_key(&credentials, &KeyId::new("5")).await.unwrap();
    on("DELETE", "/api/v1/auth/private_tokens/6/")
        .respond_with(json(404, &json!({ "detail": "Not found." })))
        .mount(&server)
        .await;
    connection.revoke_key(&credentials, &KeyId::new("6")).await.unwrap();
    let page = ResponseTemplate::new(404).set_body_raw("<html>", "text/html");
    on("DELETE", "/api/v1/auth/private_tokens/7/").respond_with(page).mount(&server).await;
    let foreign = connection.revoke_key(&credentials, &KeyId::new("7")).await;
    assert!(
        matches!(foreign, Err(ConnectError::NotThisSystem { status: 404, .. })),
        "a page deletes nothing"
    );
}

#[tokio::test]
async fn an_identifier_cannot_lead_to_another_path() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    for id in ["..", ".", ""] {
        assert!(connection.revoke_key(&credentials, &KeyId::new(id)).await.is_err(), "{id}");
    }
    on("DELETE", "/api/v1/auth/private_tokens/..%2F..%2Fx%3Fa/")
        .respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    connection.revoke_key(&credentials, &KeyId::new("../../x?a")).await.unwrap();
}

#[tokio::test]
async fn a_private_token_signs_in_if_the_server_takes_it() {
    let server = MockServer::start().await;
    on("GET", TOKENS)
        .and(header("authorization", "Bearer SENTINEL-private"))
        .respond_with(json(200, &json!({ "count": 0, "next": null, "results": [] })))
        .mount(&server)
        .await;
    on("GET", TOKENS)
        .respond_with(json(401, &json!({ "code": "x", "detail": "Token is invalid" })))
        .mount(&server)
        .await;
    let connection = connect("haut", &server.uri());
    let credentials = by_key(&connection, "private_token", "SENTINEL-private").await;
    assert!(!credentials.renewable());
    assert_eq!(connection.keys(&credentials, &|_| {}).await.unwrap(), []);
    let refused = connection.sign_in("key", &fields(&[("private_token", "wrong")]), "").await.unwrap_err();
    assert_eq!(refused, ConnectError::WrongCredentials { message: Some("Token is invalid".into()) });
    let broken = connection.sign_in("key", &fields(&[("private_token", "a\nb")]), "").await.unwrap_err();
    assert_eq!(broken, ConnectError::WrongCredentials { message: None });
}

#[tokio::test]
async fn a_renewal_names_the_token_as_the_server_is_set_to_and_keeps_it_if_no_other_comes() {
    let mock = MockServer::start().await;
    on("POST", "/api/v1/auth/login/").respond_with(json(200, &user())).mount(&mock).await;
    on("POST", "/api/v1/auth/refresh/")
        .and(body_json(json!({ "refresh": "SENTINEL-refresh-one" })))
        .respond_with(json(200, &json!({ "access_token": "SENTINEL.token.two" })))
        .expect(2)
        .mount(&mock)
        .await;
    let mut server = server("haut", &mock.uri());
    server.options.insert("refresh_field".into(), "refresh".into());
    let connection = connect_as(server);
    let credentials = sign_in(&connection, "password", &ENTERED).await.credentials;
    let renewed = connection.renew(&credentials).await.unwrap();
    assert!(connection.renew(&renewed).await.is_ok());
}

#[tokio::test]
async fn what_stands_in_front_of_a_server_says_nothing_about_what_renews() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let text = |status, body: &str, kind: &str| ResponseTemplate::new(status).set_body_raw(body, kind);
    let mut answers = vec![
        text(200, "<html>welcome</html>", "text/html"),
        text(401, "<html>portal</html>", "text/html"),
        text(403, "Access denied", "text/plain"),
        text(400, "bad request", "text/plain"),
    ];
    answers.extend([404, 405, 407, 408, 413, 421, 425, 431, 451].map(ResponseTemplate::new));
    for answer in answers {
        let told = format!("{answer:?}");
        on("POST", "/api/v1/auth/refresh/").respond_with(answer).up_to_n_times(1).mount(&server).await;
        let error = connection.renew(&credentials).await.unwrap_err();
        assert!(matches!(error, ConnectError::NotThisSystem { .. }), "{error:?} for {told}");
    }
    for status in [401, 403] {
        let refused = json(status, &json!({ "detail": "Token is expired" }));
        on("POST", "/api/v1/auth/refresh/").respond_with(refused).up_to_n_times(1).mount(&server).await;
        assert_eq!(connection.renew(&credentials).await.unwrap_err(), ConnectError::SessionOver, "{status}");
    }
}
