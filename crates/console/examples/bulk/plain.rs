//! The script: an HTTP client with nothing around it.

use std::error::Error;
use std::time::{Duration, Instant};

use chatelaine_sandbox::Person;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};

const TOKENS: &str = "/api/v1/auth/private_tokens/";

/// Signed in.
pub struct Plain {
    client: Client<HttpConnector, Full<Bytes>>,
    address: String,
    token: String,
}

impl Plain {
    pub async fn sign_in(address: &str, person: &Person) -> Result<Self, Box<dyn Error>> {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        let mut plain = Self { client, address: address.to_owned(), token: String::new() };
        let login = json!({ "username": person.login, "password": person.password });
        let answer = plain.ask(Method::POST, "/api/v1/auth/login/", Some(&login)).await?;
        plain.token = answer["access_token"].as_str().ok_or("no token was given")?.to_owned();
        Ok(plain)
    }

    /// Makes so many keys and gives their ids.
    pub async fn create(&self, name: &str, count: usize) -> Result<Vec<String>, Box<dyn Error>> {
        let mut ids = Vec::new();
        for number in 0..count {
            let key =
                json!({ "name": format!("{name}-{number:04}"), "expiration_time": "2099-01-01T00:00:00Z" });
            let made = self.ask(Method::POST, TOKENS, Some(&key)).await?;
            ids.push(made["id"].to_string());
        }
        Ok(ids)
    }

    /// Deletes these, one after the other.
    pub async fn delete(&self, ids: &[String]) -> Result<Duration, Box<dyn Error>> {
        let began = Instant::now();
        for id in ids {
            self.ask(Method::DELETE, &format!("{TOKENS}{id}/"), None).await?;
        }
        Ok(began.elapsed())
    }

    async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, Box<dyn Error>> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.address))
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", "application/json");
        let body = body.map_or_else(Bytes::new, |body| Bytes::from(body.to_string()));
        let answer = self.client.request(request.body(Full::new(body))?).await?;
        let status = answer.status();
        let bytes = answer.into_body().collect().await?.to_bytes();
        if !status.is_success() {
            return Err(format!("{path} was answered with {status}").into());
        }
        Ok(serde_json::from_slice(&bytes).unwrap_or_default())
    }
}
