//! Servers that want a pause: every form in which they say for how long, and who may be asked again.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chatelaine_connect::{ConnectError, Connection, Credentials, Errand, LineOptions, Pace};
use chatelaine_model::{Clock, KeyId, NewKey};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use wiremock::{MockServer, ResponseTemplate};

use crate::common::{DATE, NOW, at, by_key, connect, definition, fields, json, on, server, sign_in};

const LIST: &str = "/authheader/list";
const ADD: &str = "/authheader/add";

#[derive(Debug)]
struct Still;

impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        at(NOW)
    }
}

/// Lets everything through at once and keeps what it was told.
#[derive(Debug, Default)]
struct Told {
    asked: Mutex<Vec<Errand>>,
    refused: Mutex<Vec<(Errand, Option<TimeDelta>, u32)>>,
    closed: Mutex<Option<ConnectError>>,
}

#[async_trait]
impl Pace for Told {
    async fn before(&self, errand: Errand) -> Result<(), ConnectError> {
        self.asked.lock().unwrap().push(errand);
        self.closed.lock().unwrap().clone().map_or(Ok(()), Err)
    }

    async fn limited(&self, errand: Errand, wait: Option<TimeDelta>, times: u32) -> bool {
        self.refused.lock().unwrap().push((errand, wait, times));
        errand == Errand::Reading
    }

    fn answered(&self, _: Errand) {}
}

async fn signed_in(server: &MockServer) -> (Connection, Credentials) {
    let user = json!({ "Username": "m.fischer", "Token": "SENTINEL.token.one" });
    on("POST", "/user/login").respond_with(json(200, &user)).mount(server).await;
    let connection = connect("bfore", &server.uri());
    let entered = [("username", "m.fischer"), ("password", "sentinel-password")];
    let credentials = sign_in(&connection, "password", &entered).await.credentials;
    (connection, credentials)
}

fn paced(system: &str, address: &str, pace: &Arc<Told>) -> Connection {
    let options = LineOptions { pace: pace.clone(), identity: None };
    Connection::with_options(server(system, address), definition(system), Arc::new(Still), options).unwrap()
}

fn busy(status: u16, wait: Option<&str>) -> ResponseTemplate {
    let answer = json(status, &json!({}));
    wait.into_iter().fold(answer, |answer, wait| answer.insert_header("retry-after", wait))
}

fn limited(seconds: Option<i64>) -> ConnectError {
    ConnectError::Limited { retry_after: seconds.map(TimeDelta::seconds), block: None, assumed: false }
}

#[tokio::test]
async fn each_form_of_a_wait_is_read() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let day = Some(86_400);
    for (said, wait) in [
        (Some("30"), Some(30)),
        (Some("0"), Some(0)),
        (Some("86400"), day),
        (Some("86401"), day),
        (Some("99999999999999999999999"), day),
        (Some("Wed, 18 Nov 2026 11:07:10 GMT"), Some(30)),
        (Some(DATE), Some(0)),
        (Some("Wed, 18 Nov 2020 11:06:40 GMT"), Some(0)),
        (Some("Fri, 18 Nov 2095 11:06:40 GMT"), day),
        (Some("soon"), None),
        (Some("-5"), None),
        (Some("1.5"), None),
        (Some(""), None),
        (None, None),
    ] {
        on("GET", LIST).respond_with(busy(429, said)).up_to_n_times(1).mount(&server).await;
        let refused = connection.keys(&credentials, &|_| {}).await.unwrap_err();
        assert_eq!(refused, limited(wait), "{said:?}");
    }
}

#[tokio::test]
async fn a_date_to_wait_for_is_the_servers_own_time() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    // This computer's clock says 11:06:40; the server's is an hour ahead.
    let ahead = ResponseTemplate::new(429)
        .insert_header("date", "Wed, 18 Nov 2026 12:06:40 GMT")
        .insert_header("retry-after", "Wed, 18 Nov 2026 12:07:00 GMT");
    on("GET", LIST).respond_with(ahead).mount(&server).await;
    assert_eq!(connection.keys(&credentials, &|_| {}).await.unwrap_err(), limited(Some(20)));
}

#[tokio::test]
async fn a_busy_server_that_says_for_how_long_is_a_limit_and_one_that_does_not_is_a_fault() {
    let server = MockServer::start().await;
    let (connection, credentials) = signed_in(&server).await;
    let new = NewKey { name: "n".into(), expires: None, permissions: vec![], about: None };
    let fault = ConnectError::ServerFault { status: 503 };
    for (said, error) in [(Some("9"), limited(Some(9))), (Some("soon"), fault.clone()), (None, fault)] {
        on("GET", LIST).respond_with(busy(503, said)).up_to_n_times(1).mount(&server).await;
        assert_eq!(connection.keys(&credentials, &|_| {}).await.unwrap_err(), error, "{said:?}");
        on("POST", ADD).respond_with(busy(503, said)).up_to_n_times(1).mount(&server).await;
        assert_eq!(connection.create_key(&credentials, &new).await.unwrap_err(), error, "{said:?}");
    }
}

#[tokio::test]
async fn a_limit_of_whatever_stands_in_front_counts_although_it_is_a_page() {
    let server = MockServer::start().await;
    let page =
        ResponseTemplate::new(429).insert_header("retry-after", "12").set_body_raw("<html>", "text/html");
    on("POST", "/user/login").respond_with(page).mount(&server).await;
    let entered = fields(&[("username", "m.fischer"), ("password", "sentinel-password")]);
    let refused = connect("bfore", &server.uri()).sign_in("password", &entered, "").await.unwrap_err();
    assert_eq!(refused, limited(Some(12)));
}

#[tokio::test]
async fn a_reading_is_sent_again_when_the_pace_says_so_and_a_change_never() {
    let server = MockServer::start().await;
    let (_, credentials) = signed_in(&server).await;
    let pace = Arc::new(Told::default());
    let connection = paced("bfore", &server.uri(), &pace);
    on("GET", LIST).respond_with(busy(429, Some("1"))).up_to_n_times(2).mount(&server).await;
    on("GET", LIST).respond_with(json(200, &json!([]))).up_to_n_times(1).mount(&server).await;
    assert_eq!(connection.keys(&credentials, &|_| {}).await, Ok(vec![]));
    let wait = Some(TimeDelta::seconds(1));
    assert_eq!(*pace.refused.lock().unwrap(), [(Errand::Reading, wait, 1), (Errand::Reading, wait, 2)]);
    assert_eq!(*pace.asked.lock().unwrap(), [Errand::Reading; 3]);

    let new = NewKey { name: "n".into(), expires: None, permissions: vec![], about: None };
    on("POST", ADD).respond_with(busy(429, Some("1"))).expect(1).mount(&server).await;
    pace.refused.lock().unwrap().clear();
    assert_eq!(connection.create_key(&credentials, &new).await.unwrap_err(), limited(Some(1)));
    assert_eq!(*pace.refused.lock().unwrap(), [(Errand::Other, wait, 1)]);
}

#[tokio::test]
async fn what_a_change_reads_first_belongs_to_it_and_is_not_sent_again() {
    let server = MockServer::start().await;
    let user = json!({ "success": true, "user": { "_id": "u-1", "apiKeys": [] } });
    on("GET", "/v1/auth/user").respond_with(json(200, &user)).up_to_n_times(1).mount(&server).await;
    let credentials = by_key(&connect("babelfor", &server.uri()), "api_key", "api_SENTINEL").await;
    let pace = Arc::new(Told::default());
    let connection = paced("babelfor", &server.uri(), &pace);
    on("GET", "/v1/auth/user").respond_with(busy(429, None)).expect(1).mount(&server).await;
    let revoked = connection.revoke_key(&credentials, &KeyId::new("k-1")).await;
    assert_eq!(revoked, Err(limited(None)));
    assert_eq!(*pace.refused.lock().unwrap(), [(Errand::Other, None, 1)]);
}

#[tokio::test]
async fn nothing_is_sent_when_the_pace_forbids_it() {
    let server = MockServer::start().await;
    let (_, credentials) = signed_in(&server).await;
    let before = server.received_requests().await.unwrap().len();
    let pace = Arc::new(Told { closed: Mutex::new(Some(limited(Some(3)))), ..Told::default() });
    let connection = paced("bfore", &server.uri(), &pace);
    assert_eq!(connection.keys(&credentials, &|_| {}).await, Err(limited(Some(3))));
    assert_eq!(connection.renew(&credentials).await.unwrap_err(), limited(Some(3)));
    assert_eq!(connection.sign_out(&credentials).await, Err(limited(Some(3))));
    let entered = fields(&[("username", "m.fischer"), ("password", "sentinel-password")]);
    assert_eq!(connection.sign_in("password", &entered, "").await.unwrap_err(), limited(Some(3)));
    let asked = [Errand::Reading, Errand::Renewal, Errand::SignOut, Errand::SignIn];
    assert_eq!(*pace.asked.lock().unwrap(), asked);
    assert_eq!(server.received_requests().await.unwrap().len(), before);
}
