//! A clock that stands still, servers of each system, and raw answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use chatelaine_connect::{Connection, Credentials, Definition, SignIn, SignedIn};
use chatelaine_model::{Address, Clock, EnvironmentMark, Secret, Server, ServerId, SystemId};
use chrono::{DateTime, Utc};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockBuilder, MockServer, ResponseTemplate};

/// Wed, 18 Nov 2026 11:06:40 GMT: the time on this computer.
pub(crate) const NOW: i64 = 1_795_000_000;

/// The same instant as servers write it.
pub(crate) const DATE: &str = "Wed, 18 Nov 2026 11:06:40 GMT";

#[derive(Debug)]
struct Still;

impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        at(NOW)
    }
}

/// An instant by its Unix time.
pub(crate) fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

/// A shipped definition.
pub(crate) fn definition(id: &str) -> Arc<Definition> {
    let mut all = Definition::builtin().unwrap().into_iter();
    all.find(|definition| definition.id().as_str() == id).unwrap()
}

/// A server of a system at an address.
pub(crate) fn server(system: &str, address: &str) -> Server {
    let address = Address::parse(address).unwrap();
    let mark = EnvironmentMark::Test;
    Server::new(ServerId::new("s-1"), "Kontor".into(), SystemId::new(system), address, mark, at(NOW))
}

/// A line to a server by a shipped definition.
pub(crate) fn connect(system: &str, address: &str) -> Connection {
    connect_as(server(system, address))
}

/// A line to a server with settings of its own.
pub(crate) fn connect_as(server: Server) -> Connection {
    let definition = definition(server.system.as_str());
    connect_by(server, definition)
}

/// A line to a server by a definition that is not shipped.
pub(crate) fn connect_by(server: Server, definition: Arc<Definition>) -> Connection {
    Connection::new(server, definition, Arc::new(Still)).unwrap()
}

/// Fields of a sign-in.
pub(crate) fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, Secret> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), Secret::new(*value))).collect()
}

/// JSON with a status and the server's date.
pub(crate) fn json(status: u16, body: &Value) -> ResponseTemplate {
    ResponseTemplate::new(status).insert_header("date", DATE).set_body_json(body)
}

/// A request by method and path.
pub(crate) fn on(verb: &str, at: &str) -> MockBuilder {
    Mock::given(method(verb)).and(path(at))
}

/// Signs in and expects to be done.
pub(crate) async fn sign_in(connection: &Connection, way: &str, entered: &[(&str, &str)]) -> SignedIn {
    match connection.sign_in(way, &fields(entered), "").await.unwrap() {
        SignIn::Done(signed_in) => signed_in,
        SignIn::SecondFactor(_) => panic!("no code was expected"),
    }
}

/// Credentials of a way that sends a key as it is.
pub(crate) async fn by_key(connection: &Connection, field: &str, key: &str) -> Credentials {
    sign_in(connection, "key", &[(field, key)]).await.credentials
}

/// The requests that came to a path, as JSON bodies.
pub(crate) async fn bodies(server: &MockServer, verb: &str, at: &str) -> Vec<Value> {
    let all = server.received_requests().await.unwrap();
    let fits = |request: &&wiremock::Request| request.method.as_str() == verb && request.url.path() == at;
    all.iter().filter(fits).map(|request| serde_json::from_slice(&request.body).unwrap()).collect()
}

/// A server that answers every connection with these bytes and hangs up.
pub(crate) async fn raw(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 16 * 1024];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer).await;
            let _ = stream.shutdown().await;
        }
    });
    address
}
