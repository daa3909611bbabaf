//! The first request: is a server of this system there?

use chatelaine_connect::{ConnectError, Found, Reach};
use chrono::TimeDelta;
use serde_json::json;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::common::{connect, fields, json, on, raw};

#[tokio::test]
async fn each_system_is_known_by_its_answer_to_nobody() {
    let challenge = json!({ "code": "x", "detail": "Authentication credentials were not provided." });
    for (system, path) in [
        ("babelfor", "/v1/auth/user"),
        ("haut", "/api/v1/auth/private_tokens/"),
        ("bfore", "/authheader/list"),
        ("mgmtapp", "/api/user"),
        ("b2core", "/api/v2/clients"),
    ] {
        let server = MockServer::start().await;
        on("GET", path).respond_with(json(401, &challenge)).expect(1).mount(&server).await;
        let probe = connect(system, &server.uri()).probe().await.unwrap();
        assert_eq!((probe.clock_apart, probe.tls), (Some(TimeDelta::zero()), false), "{system}");
        let requests = server.received_requests().await.unwrap();
        assert!(requests.iter().all(|request| !request.headers.contains_key("authorization")));
    }
}

#[tokio::test]
async fn another_kind_of_server_is_named_by_what_it_answered() {
    let page = || ResponseTemplate::new(200).set_body_raw("<!doctype html><p>hi", "text/html");
    let cases = [
        (page(), 200, Found::Html),
        (ResponseTemplate::new(401).set_body_raw("<html>", "text/html"), 401, Found::Html),
        (ResponseTemplate::new(404).set_body_json(json!({ "detail": "Not found." })), 404, Found::Json),
        (ResponseTemplate::new(302).insert_header("location", "/login"), 302, Found::Nothing),
        (ResponseTemplate::new(200).set_body_string("pong"), 200, Found::Text),
        (ResponseTemplate::new(401).set_body_json(json!({ "other": 1 })), 401, Found::Json),
    ];
    for (answer, status, found) in cases {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let probe = connect("haut", &server.uri()).probe().await;
        assert_eq!(probe, Err(ConnectError::NotThisSystem { status, found }));
    }
}

#[tokio::test]
async fn a_server_that_fails_or_is_busy_is_no_stranger() {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(503)).up_to_n_times(1).mount(&server).await;
    Mock::given(any())
        .respond_with(json(429, &json!({})).insert_header("retry-after", "7"))
        .mount(&server)
        .await;
    let connection = connect("haut", &server.uri());
    assert_eq!(connection.probe().await, Err(ConnectError::ServerFault { status: 503 }));
    let retry_after = Some(TimeDelta::seconds(7));
    assert_eq!(
        connection.probe().await,
        Err(ConnectError::Limited { retry_after, block: None, assumed: false })
    );
}

#[tokio::test]
async fn the_servers_clock_is_read_from_its_date() {
    let server = MockServer::start().await;
    let late = json(401, &json!({ "detail": "x" })).insert_header("date", "Wed, 18 Nov 2026 12:06:40 GMT");
    Mock::given(any()).respond_with(late).mount(&server).await;
    let connection = connect("haut", &server.uri());
    assert_eq!(connection.clock_apart(), None);
    assert_eq!(connection.probe().await.unwrap().clock_apart, Some(TimeDelta::hours(1)));
    assert_eq!(connection.now_there(), crate::common::at(crate::common::NOW + 3600));
}

#[tokio::test]
async fn the_clock_of_what_stands_in_front_of_a_server_is_not_its_clock() {
    let server = MockServer::start().await;
    let connection = connect("haut", &server.uri());
    let dated = |answer: ResponseTemplate, date: &str| answer.insert_header("date", date);
    let (now, later) = ("Wed, 18 Nov 2026 11:06:40 GMT", "Fri, 27 Nov 2099 11:06:40 GMT");
    let page = ResponseTemplate::new(200).set_body_raw("<html>", "text/html");
    let twice = json(401, &json!({})).append_header("date", later).append_header("date", now);
    for answer in [dated(ResponseTemplate::new(500), later), dated(page, later), twice] {
        server.reset().await;
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let _ = connection.sign_in("password", &fields(&[("email", "a"), ("password", "b")]), "").await;
        assert_eq!(connection.clock_apart(), None);
    }
}

#[tokio::test]
async fn a_closed_door_an_unknown_name_and_a_hang_up_are_told_apart() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let closed = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let reach = |probe: Result<_, ConnectError>| probe.map(|_: chatelaine_connect::Probe| ()).unwrap_err();
    let refused = reach(connect("haut", &closed).probe().await);
    assert_eq!(refused, ConnectError::Unreachable { kind: Reach::Refused });
    let unknown = reach(connect("haut", "https://nobody.invalid").probe().await);
    assert_eq!(unknown, ConnectError::Unreachable { kind: Reach::Name });
    let hangs_up = reach(connect("haut", &raw(b"").await).probe().await);
    assert_eq!(hangs_up, ConnectError::Unreachable { kind: Reach::Broken });
    let garbage = reach(connect("haut", &raw(b"SSH-2.0-OpenSSH_9.6\r\n").await).probe().await);
    assert_eq!(garbage, ConnectError::Unreachable { kind: Reach::Broken });
}
