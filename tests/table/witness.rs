//! Somebody who asks a server past the terminal, with a session of their own.

use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::world::World;

/// A header on everything that the witness sends, so that it is not taken for the terminal's.
pub(crate) const MARK: &str = "x-witness";

/// Somebody who is signed in to the server of a world.
pub(crate) struct Witness {
    address: String,
    token: String,
}

impl Witness {
    /// Signs in as the first person of a system who needs no code.
    pub(crate) async fn of(world: &World) -> Self {
        let about = if world.system == "b2core" { "no second factor" } else { "" };
        let person = world.person(about);
        let (path, login, token) = match world.system {
            "babelfor" => ("/v1/auth/login", "username", "/token"),
            "b2core" => ("/api/v2/signin", "email", "/accessToken/token"),
            "bfore" => ("/user/login", "username", "/Token"),
            "haut" => ("/api/v1/auth/login/", "username", "/access_token"),
            _ => ("/api/login", "email", "/token"),
        };
        let body = json!({ login: person.login, "password": person.password });
        let told = answer(request(Method::POST, &world.address(), path).json(&body)).await;
        let token = told.pointer(token).and_then(Value::as_str).unwrap_or_else(|| panic!("{told}"));
        Self { address: world.address(), token: token.to_owned() }
    }

    /// What the server answers to this path.
    pub(crate) async fn get(&self, path: &str) -> Value {
        answer(request(Method::GET, &self.address, path).bearer_auth(&self.token)).await
    }
}

impl World {
    /// Whether the server lets whoever sends this header read a path.
    pub(crate) async fn opens(&self, path: &str, header: &str, value: &str) -> bool {
        let asked = request(Method::GET, &self.address(), path).header(header, value).send().await.unwrap();
        match asked.status() {
            status if status.is_success() => true,
            StatusCode::UNAUTHORIZED => false,
            status => panic!("{path}: {status}"),
        }
    }

    /// Posts to a path with a header, and gives the status.
    pub(crate) async fn post(&self, path: &str, header: &str, value: &str) -> StatusCode {
        let asked = request(Method::POST, &self.address(), path).header(header, value);
        asked.send().await.unwrap().status()
    }
}

fn request(method: Method, address: &str, path: &str) -> RequestBuilder {
    let client = Client::builder().no_proxy().build().unwrap();
    client.request(method, format!("{address}{path}")).header(MARK, "yes")
}

async fn answer(request: RequestBuilder) -> Value {
    let answer = request.send().await.unwrap();
    let (status, text) = (answer.status(), answer.text().await.unwrap());
    assert!(status.is_success(), "{status} {text}");
    serde_json::from_str(&text).unwrap()
}
