//! Lists by offset and by link, on a system that somebody added.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, Connection, Credentials, Definition};
use chatelaine_model::{NewKey, Power};
use serde_json::{Value, json};
use wiremock::MockServer;
use wiremock::matchers::{body_string, header, query_param};

use crate::common::{NOW, at, bodies, connect_by, json, on, server, sign_in};

/// A system with what the five do not have: a form with Basic, a captured value in paths, a list by offset or link.
fn kontor(list: &str) -> Arc<Definition> {
    let text = format!(
        r#"
[system]
id = "kontor"
name = "Kontor"
short_name = "Kontor"
monogram = "K"
series = 1
about = "-"
docs = "https://kontor.example"
url_hint = "https://kontor.example"

[probe]
request = {{ method = "GET", path = "/", as = "nobody" }}
status = [200]
source = "documented"

[[sign_in]]
way = "password"
label = "Client"
fields = [{{ name = "user", label = "User", kind = "text" }}, {{ name = "password", label = "Password", kind = "password" }}]
source = "documented"
[[sign_in.step]]
request = {{ method = "POST", path = "/login", basic = ["{{user}}", "{{password}}"], form = {{ grant = "client" }}, as = "nobody" }}
capture = {{ team = "/team", csrf = {{ header = "x-csrf" }} }}
[[sign_in.step]]
request = {{ method = "POST", path = "/teams/{{team}}/session", headers = {{ "X-CSRF" = "{{csrf}}" }}, json = {{}}, as = "nobody" }}

[session]
source = "documented"
[session.access]
from = [{{ cookie = "sid" }}]
ends = [{{ ms = "/lives" }}]
send = {{ cookie = "sid", value = "{{access}}" }}

[times]
send = "epoch_ms"

[keys]
source = "documented"
secret = "once"
expiry = "optional"
[keys.map]
id = "/id"
name = "/name"
[keys.permissions]
at = "/scopes"
names = ["read", "write"]
[keys.list]
{list}
[keys.create]
request = {{ method = "POST", path = "/teams/{{team}}/keys", json = {{ name = "{{name}}", until = "{{expires?}}", scopes = "{{permissions}}" }} }}
item = ["/data"]
secret = "/value"
"#
    );
    Arc::new(Definition::parse("kontor.toml", &text).unwrap())
}

async fn signed_in(mock: &MockServer, list: &str) -> (Connection, Credentials) {
    on("POST", "/login")
        .and(header("authorization", "Basic cGV0ZXI6c2VudGluZWw="))
        .and(body_string("grant=client"))
        .respond_with(json(200, &json!({ "team": 7 })).insert_header("x-csrf", "SENTINEL-csrf"))
        .mount(mock)
        .await;
    on("POST", "/teams/7/session")
        .and(header("x-csrf", "SENTINEL-csrf"))
        .respond_with(
            json(200, &json!({ "lives": 60_000 })).insert_header("set-cookie", "sid=SENTINEL-sid; Secure"),
        )
        .mount(mock)
        .await;
    let connection = connect_by(server("kontor", &mock.uri()), kontor(list));
    let entered = [("user", "peter"), ("password", "sentinel")];
    let credentials = sign_in(&connection, "password", &entered).await.credentials;
    assert_eq!(credentials.ends(), Some(at(NOW + 60)));
    (connection, credentials)
}

fn items(from: u64, count: u64) -> Value {
    (from..from + count)
        .map(|id| json!({ "id": id, "name": format!("k{id}"), "scopes": "read  write" }))
        .collect()
}

const BY_OFFSET: &str = r#"request = { method = "GET", path = "/teams/{team}/keys", query = { "page[offset]" = "{offset}", limit = "{limit}" } }
items = "/data"
paging = "offset"
limit = 2"#;

#[tokio::test]
async fn a_list_by_offset_ends_with_a_short_page() {
    let mock = MockServer::start().await;
    let (connection, credentials) = signed_in(&mock, BY_OFFSET).await;
    for (offset, count) in [(0, 2), (2, 2), (4, 1)] {
        on("GET", "/teams/7/keys")
            .and(query_param("page[offset]", offset.to_string()))
            .and(query_param("limit", "2"))
            .and(header("cookie", "sid=SENTINEL-sid"))
            .respond_with(json(200, &json!({ "data": items(offset, count) })))
            .expect(1)
            .mount(&mock)
            .await;
    }
    let keys = connection.keys(&credentials, &|_| {}).await.unwrap();
    assert_eq!(keys.iter().map(|key| key.name.as_str()).collect::<Vec<_>>(), ["k0", "k1", "k2", "k3", "k4"]);
    assert_eq!(keys[0].permissions, Some(vec!["read".into(), "write".into()]));
}

#[tokio::test]
async fn a_server_that_gives_the_same_page_for_ever_is_left() {
    let mock = MockServer::start().await;
    let (connection, credentials) = signed_in(&mock, BY_OFFSET).await;
    on("GET", "/teams/7/keys")
        .respond_with(json(200, &json!({ "data": items(0, 2) })))
        .expect(2)
        .mount(&mock)
        .await;
    assert_eq!(connection.keys(&credentials, &|_| {}).await.unwrap().len(), 2);
}

const BY_LINK: &str = r#"request = { method = "GET", path = "/teams/{team}/keys" }
items = "/data"
paging = "next"
more = "/links/next""#;

#[tokio::test]
async fn a_link_is_followed_on_the_same_server_only() {
    let (mock, elsewhere) = (MockServer::start().await, MockServer::start().await);
    let (connection, credentials) = signed_in(&mock, BY_LINK).await;
    let page = |from, next: Value| json(200, &json!({ "data": items(from, 1), "links": { "next": next } }));
    on("GET", "/teams/7/keys")
        .and(query_param("after", "0"))
        .respond_with(page(1, Value::Null))
        .mount(&mock)
        .await;
    on("GET", "/teams/7/keys").respond_with(page(0, json!("?after=0"))).up_to_n_times(1).mount(&mock).await;
    assert_eq!(connection.keys(&credentials, &|_| {}).await.unwrap().len(), 2);
    on("GET", "/teams/7/keys").respond_with(page(0, json!(elsewhere.uri()))).mount(&mock).await;
    let refused = connection.keys(&credentials, &|_| {}).await.unwrap_err();
    assert_eq!(refused, ConnectError::Unexpected { pointer: "/links/next".into() });
    assert!(elsewhere.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn times_and_permissions_are_sent_as_the_definition_says() {
    let mock = MockServer::start().await;
    let (connection, credentials) = signed_in(&mock, BY_LINK).await;
    let made = json!({ "data": { "id": 9, "name": "n", "value": "SENTINEL-made" } });
    on("POST", "/teams/7/keys").respond_with(json(201, &made)).mount(&mock).await;
    let new = NewKey {
        name: "n".into(),
        expires: Some(at(NOW)),
        permissions: vec!["read".into()],
        about: Some("x".into()),
    };
    connection.create_key(&credentials, &new).await.unwrap();
    let wanted = json!({ "name": "n", "until": NOW * 1000, "scopes": ["read"] });
    assert_eq!(bodies(&mock, "POST", "/teams/7/keys").await, [wanted]);
    let revoked = connection.revoke_key(&credentials, &chatelaine_model::KeyId::new("9")).await;
    assert_eq!(revoked, Err(ConnectError::NotOffered(Power::RevokeKey)));
    let limited = json(429, &json!({})).insert_header("retry-after", "0");
    on("GET", "/teams/7/keys").respond_with(limited).mount(&mock).await;
    let limited = connection.keys(&credentials, &|_| {}).await.unwrap_err();
    assert!(matches!(limited, ConnectError::Limited { retry_after: Some(wait), .. } if wait.is_zero()));
}
