//! A JupyterHub of one test's own, and what it says itself when it is asked past Chatelaine.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use chatelaine_tests::desktop::Process;
use chatelaine_tests::{HarnessError, until};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Who administers the hub; the hub wants at least 32 characters of such a password.
pub(crate) const CHIEF: (&str, &str) = ("chief", "SENTINEL-password-of-chief-7b1e-9f40");
/// An ordinary person, beside `ben` with the same password.
pub(crate) const ADA: (&str, &str) = ("ada", "SENTINEL-password-of-ada-52c8");

/// Names the hub's program.
const PROGRAM: &str = "CHATELAINE_JUPYTERHUB";

/// A hub that runs until this is dropped.
pub(crate) struct Hub {
    _process: Process,
    _folder: TempDir,
    address: String,
    client: Client,
    /// A token of the administrator's, with which the tests ask the hub themselves.
    token: String,
}

impl Hub {
    pub(crate) async fn start() -> Self {
        let program = std::env::var_os(PROGRAM).unwrap_or_else(|| {
            panic!("{PROGRAM} names no JupyterHub: `cargo xtask test --only third-party` installs one and names it")
        });
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let address = format!("http://127.0.0.1:{}", free_port());
        let mut command = Command::new(program);
        command
            .arg("--config")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("third_party/jupyterhub_config.py"))
            .arg(format!("--JupyterHub.hub_bind_url={address}"))
            // Its database and its cookies' secret lie in the folder in which it is started.
            .current_dir(folder.path())
            .env_clear()
            .env("HOME", folder.path())
            .env("HUB_ADMIN_PASSWORD", CHIEF.1)
            .env("HUB_USER_PASSWORD", ADA.1)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        let process = Process::start("jupyterhub", command, &log).unwrap_or_else(|error| panic!("{error}"));
        let client = Client::builder().no_proxy().build().unwrap();
        let probe = format!("{address}/hub/api/");
        until("JupyterHub to answer", async || Ok(client.get(&probe).send().await.ok().map(drop)))
            .await
            .unwrap_or_else(|error| panic!("{error}\n{}", fs::read_to_string(&log).unwrap_or_default()));
        let mut hub = Self { _process: process, _folder: folder, address, client, token: String::new() };
        let (name, password) = CHIEF;
        let auth = json!({ "auth": { "username": name, "password": password }, "note": "the tests" });
        let made = hub.ask("", Method::POST, &format!("users/{name}/tokens"), Some(auth)).await;
        hub.token = made["token"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
        hub
    }

    /// Where it is.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The value of a new token of somebody's, made by the administrator.
    pub(crate) async fn token_of(&self, user: &str, note: &str) -> String {
        let body = json!({ "note": note });
        let made = self.ask(&self.token, Method::POST, &format!("users/{user}/tokens"), Some(body)).await;
        made["token"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned()
    }

    /// The tokens of somebody as the hub lists them: those whose time is not over.
    pub(crate) async fn tokens(&self, user: &str) -> Vec<Value> {
        let listed = self.ask(&self.token, Method::GET, &format!("users/{user}/tokens"), None).await;
        listed["api_tokens"].as_array().unwrap_or_else(|| panic!("{listed}")).clone()
    }

    /// The one of somebody's tokens that has this note, as long as the hub lists it.
    pub(crate) async fn token_noted(&self, user: &str, note: &str) -> Option<Value> {
        self.tokens(user).await.into_iter().find(|token| token["note"] == note)
    }

    /// Takes a token away, as an administrator does in the hub's own pages.
    pub(crate) async fn delete_token(&self, user: &str, id: &str) {
        self.ask(&self.token, Method::DELETE, &format!("users/{user}/tokens/{id}"), None).await;
    }

    /// What the hub answers somebody with this token who asks for this below `/hub/api`.
    pub(crate) async fn status(&self, token: &str, path: &str) -> StatusCode {
        let request = self.client.get(format!("{}/hub/api/{path}", self.address));
        request.header("Authorization", format!("token {token}")).send().await.unwrap().status()
    }

    /// Waits until the hub lists no token of somebody's with this note any more.
    pub(crate) async fn until_gone(&self, user: &str, note: &str) -> Result<(), HarnessError> {
        until(&format!("the time of {note} to be over"), async || {
            Ok(self.token_noted(user, note).await.is_none().then_some(()))
        })
        .await
    }

    async fn ask(&self, token: &str, method: Method, path: &str, body: Option<Value>) -> Value {
        let mut request = self.client.request(method, format!("{}/hub/api/{path}", self.address));
        if !token.is_empty() {
            request = request.header("Authorization", format!("token {token}"));
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{path}: {status} {text}");
        if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() }
    }
}

/// A port of this computer alone that nobody uses: the hub cannot be told to choose one itself.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
