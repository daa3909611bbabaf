//! A sandbox in a folder of its own, with a clock that tests set.

use std::path::Path;
use std::sync::{Arc, Mutex};

use chatelaine_model::Clock;
use chatelaine_sandbox::{Sandbox, SandboxOptions};
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::Value;
use tempfile::TempDir;

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct SetClock(Mutex<DateTime<Utc>>);

impl SetClock {
    pub fn pass(&self, time: TimeDelta) {
        *self.0.lock().unwrap() += time;
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// A running sandbox and a client to ask it with.
pub struct Running {
    pub sandbox: Sandbox,
    pub clock: Arc<SetClock>,
    dir: TempDir,
    client: Client,
}

/// Monday 23 November 2026, 10:23 UTC.
pub fn start_of_time() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_429_380, 0).unwrap()
}

pub async fn start() -> Running {
    let clock = Arc::new(SetClock(Mutex::new(start_of_time())));
    start_in(tempfile::tempdir().unwrap(), clock).await
}

async fn start_in(dir: TempDir, clock: Arc<SetClock>) -> Running {
    let options =
        SandboxOptions { dir: dir.path().join("sandbox"), base_port: None, clock: Arc::clone(&clock) as _ };
    // Spawned, because an app starts it from its own tasks.
    let sandbox = tokio::spawn(Sandbox::start(options)).await.unwrap().unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    Running { sandbox, clock, dir, client }
}

impl Running {
    /// Stops the sandbox and starts it on the same folder.
    pub async fn restart(self) -> Self {
        self.sandbox.stop().await;
        start_in(self.dir, self.clock).await
    }

    pub fn dir(&self) -> std::path::PathBuf {
        self.dir.path().join("sandbox")
    }

    pub fn pass(&self, time: TimeDelta) {
        self.clock.pass(time);
    }

    pub fn address(&self, system: &str) -> String {
        let servers = self.sandbox.servers();
        servers.into_iter().find(|server| server.system.as_str() == system).unwrap().address
    }

    pub fn request(&self, method: Method, url: &str) -> RequestBuilder {
        self.client.request(method, url)
    }

    pub fn get(&self, system: &str, path: &str) -> RequestBuilder {
        self.request(Method::GET, &format!("{}{path}", self.address(system)))
    }

    pub fn post(&self, system: &str, path: &str, body: &Value) -> RequestBuilder {
        self.request(Method::POST, &format!("{}{path}", self.address(system))).json(body)
    }

    pub fn delete(&self, system: &str, path: &str) -> RequestBuilder {
        self.request(Method::DELETE, &format!("{}{path}", self.address(system)))
    }

    /// The value of the key that is offered to sign in with.
    pub fn key_to_try(&self, system: &str) -> String {
        let people = self.sandbox.people();
        people.into_iter().find(|p| p.system.as_str() == system && p.way == "key").unwrap().password
    }
}

/// Status and JSON body of an answer; null where there is no body.
pub async fn answer(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    (response.status().as_u16(), json(response).await)
}

pub async fn json(response: Response) -> Value {
    let bytes = response.bytes().await.unwrap();
    if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).unwrap() }
}

/// The body of an answer that must be 200.
pub async fn ok(request: RequestBuilder) -> Value {
    let (status, body) = answer(request).await;
    assert_eq!(status, 200, "{body}");
    body
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text but {value}")).to_owned()
}

/// Whether a file can be read by its owner only.
#[cfg(unix)]
pub fn is_private(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).unwrap().permissions().mode().trailing_zeros() >= 6
}
