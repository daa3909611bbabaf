//! Answers that no server should give: each gets an error of its own, and nothing is sent where it should not go.

use chatelaine_connect::{ConnectError, Connection, Credentials, Found};
use chatelaine_model::{KeyId, NewKey};
use serde_json::json;
use wiremock::{MockServer, ResponseTemplate};

use crate::common::{by_key, connect, fields, json, on, raw};

const LIST: &str = "/authheader/list";

async fn signed_in(server: &MockServer) -> (Connection, Credentials) {
    let user = json!({ "Username": "m.fischer", "Token": "SENTINEL.token.one" });
    on("POST", "/user/login").respond_with(json(200, &user)).mount(server).await;
    let connection = connect("bfore", &server.uri());
    let entered = [("username", "m.fischer"), ("password", "sentinel-password")];
    let credentials = crate::common::sign_in(&connection, "password", &entered).await.credentials;
    (connection, credentials)
}

#[tokio::test]
async fn a_list_that_cannot_be_read_says_why() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let page = ResponseTemplate::new(200).set_body_raw("<html>", "text/html");
    let cases = [
        (ResponseTemplate::new(200).set_body_string("pong"), ConnectError::NotJson),
        (ResponseTemplate::new(200), ConnectError::EmptyAnswer),
        (ResponseTemplate::new(200).set_body_string("[{\"id\":"), ConnectError::CutOff),
        (page, ConnectError::NotThisSystem { status: 200, found: Found::Html }),
        (json(200, &json!({})), ConnectError::Unexpected { pointer: String::new() }),
        (json(200, &json!([{ "name": "x" }])), ConnectError::Unexpected { pointer: "/id".into() }),
        (json(200, &json!(["x"])), ConnectError::Unexpected { pointer: "/id".into() }),
        (json(401, &json!({})), ConnectError::SessionOver),
        (ResponseTemplate::new(401).set_body_raw("<html>", "text/html"), ConnectError::SessionOver),
        (json(403, &json!({ "message": "no" })), ConnectError::Forbidden { message: Some("no".into()) }),
        (
            ResponseTemplate::new(500).set_body_string("at Foo.Bar()"),
            ConnectError::ServerFault { status: 500 },
        ),
        (
            ResponseTemplate::new(307).insert_header("location", "https://evil.example/"),
            ConnectError::NotThisSystem { status: 307, found: Found::Nothing },
        ),
    ];
    for (answer, wanted) in cases {
        on("GET", LIST).respond_with(answer).up_to_n_times(1).mount(&server).await;
        assert_eq!(connection.keys(&credentials, &|_| {}).await.unwrap_err(), wanted);
    }
}

#[tokio::test]
async fn a_redirect_takes_no_credential_along() {
    let (server, elsewhere) = (MockServer::start().await, MockServer::start().await);
    let (connection, credentials) = signed_in(&server).await;
    let redirect = ResponseTemplate::new(302).insert_header("location", elsewhere.uri().as_str());
    on("GET", LIST).respond_with(redirect).mount(&server).await;
    assert!(connection.keys(&credentials, &|_| {}).await.is_err());
    assert!(elsewhere.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn an_answer_shorter_than_announced_is_cut_off() {
    let short =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n[{\"id\": 1";
    let connection = connect("haut", &raw(short).await);
    let entered = fields(&[("private_token", "SENTINEL-private")]);
    assert_eq!(connection.sign_in("key", &entered, "").await.unwrap_err(), ConnectError::CutOff);
}

#[tokio::test]
async fn a_huge_answer_is_stopped_with_and_without_an_announcement() {
    let limit = 10_000_000;
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let huge = format!("[{}]", "1,".repeat(5_100_000));
    on("GET", LIST).respond_with(ResponseTemplate::new(200).set_body_string(huge)).mount(&server).await;
    assert_eq!(connection.keys(&credentials, &|_| {}).await.unwrap_err(), ConnectError::TooLarge { limit });
    let announced = b"HTTP/1.1 200 OK\r\ncontent-length: 10000001\r\n\r\n";
    let connection = connect("haut", &raw(announced).await);
    let entered = fields(&[("private_token", "SENTINEL-private")]);
    assert_eq!(connection.sign_in("key", &entered, "").await.unwrap_err(), ConnectError::TooLarge { limit });
}

#[tokio::test]
async fn a_packed_answer_is_measured_unpacked() {
    // 12 MB of spaces in 12 kB.
    let packed: &[u8] = include_bytes!("spaces.gz");
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let answer = ResponseTemplate::new(200).insert_header("content-encoding", "gzip").set_body_bytes(packed);
    on("GET", LIST).respond_with(answer).mount(&server).await;
    let refused = connection.keys(&credentials, &|_| {}).await.unwrap_err();
    assert_eq!(refused, ConnectError::TooLarge { limit: 10_000_000 });
}

#[tokio::test]
async fn names_are_cut_and_hidden_letters_shown_while_markup_stays_text() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let list = json!([
        { "id": "1", "name": "n".repeat(10_000), "token": "SENTINELvalue1234" },
        { "id": "2", "name": "<b>\u{202E}evil\u{0}</b>", "token": "SENTINELvalue1234" },
        { "id": "3", "name": null }
    ]);
    on("GET", LIST).respond_with(json(200, &list)).mount(&server).await;
    let keys = connection.keys(&credentials, &|_| {}).await.unwrap();
    assert_eq!(keys[0].name.chars().count(), 500);
    assert_eq!(keys[1].name, "<b>\u{FFFD}evil\u{FFFD}</b>");
    assert_eq!((keys[2].name.as_str(), keys[2].hint.as_deref()), ("", None));
}

#[tokio::test]
async fn a_message_is_cut_and_a_trace_is_not_shown() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    on("GET", LIST)
        .respond_with(json(400, &json!({ "message": "m".repeat(5_000) })))
        .up_to_n_times(1)
        .mount(&server)
        .await;
    let ConnectError::Refused { message: Some(message), .. } =
        connection.keys(&credentials, &|_| {}).await.unwrap_err()
    else {
        panic!("a refusal was expected")
    };
    assert_eq!(message.chars().count(), 300);
    let problem = json!({ "type": "about:blank", "title": "Bad", "detail": "Not today.", "errors": { "Name": ["Too odd."] } });
    on("GET", LIST).respond_with(json(422, &problem)).mount(&server).await;
    let fields = vec![("Name".to_owned(), "Too odd.".to_owned())];
    let refused = connection.keys(&credentials, &|_| {}).await.unwrap_err();
    assert_eq!(refused, ConnectError::Refused { status: 422, message: Some("Not today.".into()), fields });
}

#[tokio::test]
async fn a_change_whose_answer_is_lost_may_have_happened_and_one_never_sent_has_not() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let new = NewKey { name: "n".into(), expires: None, permissions: vec![], about: None };
    for answer in [
        ResponseTemplate::new(200),
        ResponseTemplate::new(200).set_body_string("pong"),
        ResponseTemplate::new(200).set_body_raw("<html>", "text/html"),
        json(200, &json!({ "id": 1 })),
        ResponseTemplate::new(502),
        ResponseTemplate::new(303).insert_header("location", "/authheader/7"),
    ] {
        on("GET", LIST).respond_with(json(200, &json!([]))).up_to_n_times(1).mount(&server).await;
        on("POST", "/authheader/add").respond_with(answer).up_to_n_times(1).mount(&server).await;
        let lost = connection.create_key(&credentials, &new).await.unwrap_err();
        assert_eq!(lost, ConnectError::OutcomeUnknown);
    }
    on("POST", "/authheader/add").respond_with(ResponseTemplate::new(500)).mount(&server).await;
    let failed = connection.create_key(&credentials, &new).await.unwrap_err();
    assert_eq!(failed, ConnectError::ServerFault { status: 500 });
}

#[tokio::test]
async fn a_change_that_never_left_is_simply_unreachable() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let server = MockServer::start().await;
    let (_, credentials) = signed_in(&server).await;
    let new = NewKey { name: "n".into(), expires: None, permissions: vec![], about: None };
    let unsent = connect("bfore", &address).create_key(&credentials, &new).await.unwrap_err();
    assert!(matches!(unsent, ConnectError::Unreachable { .. }), "{unsent:?}");
    let hung_up = connect("bfore", &raw(b"").await).create_key(&credentials, &new).await.unwrap_err();
    assert_eq!(hung_up, ConnectError::OutcomeUnknown);
}

#[tokio::test]
async fn credentials_of_another_system_are_refused_before_anything_is_sent() {
    let server = MockServer::start().await;
    on("GET", "/v1/auth/user")
        .respond_with(json(200, &json!({ "success": true, "user": {} })))
        .mount(&server)
        .await;
    let foreign = by_key(&connect("babelfor", &server.uri()), "api_key", "api_SENTINEL").await;
    let haut = MockServer::start().await;
    let connection = connect("haut", &haut.uri());
    assert_eq!(connection.keys(&foreign, &|_| {}).await.unwrap_err(), ConnectError::Credentials);
    let gone = connection.revoke_key(&foreign, &KeyId::new("1")).await;
    assert_eq!(gone, Err(ConnectError::Credentials));
    assert!(haut.received_requests().await.unwrap().is_empty());
    let unknown_way = connection.sign_in("carrier-pigeon", &fields(&[]), "").await.unwrap_err();
    assert_eq!(unknown_way, ConnectError::Definition);
    let no_field = connection.sign_in("key", &fields(&[]), "").await.unwrap_err();
    assert_eq!(no_field, ConnectError::Definition);
}
