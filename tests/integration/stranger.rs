//! A server of Bfore's kind that answers as it is told to.

use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// What signs in to it.
pub(crate) const PASSWORD: &str = "SENTINEL-password-41c7";
/// What it gives for that.
pub(crate) const TOKEN: &str = "SENTINEL-token-9d20";

/// The fields of a sign-in.
pub(crate) const FIELDS: [(&str, &str); 2] = [("username", "m.fischer"), ("password", PASSWORD)];

/// A server of Bfore's kind.
pub(crate) struct Stranger(MockServer);

impl Stranger {
    /// Starts it, ready to let somebody in.
    pub(crate) async fn start() -> Self {
        let stranger = Self(MockServer::start().await);
        let user = json!({ "Username": "m.fischer", "Token": TOKEN });
        stranger.answer("POST", "/user/login", ResponseTemplate::new(200).set_body_json(user)).await;
        stranger
    }

    pub(crate) fn address(&self) -> String {
        self.0.uri()
    }

    /// Answers a request like this from now on.
    pub(crate) async fn answer(&self, verb: &str, at: &str, answer: ResponseTemplate) {
        // The newest answer counts: earlier ones of the same priority would otherwise go first.
        let count = self.0.received_requests().await.map_or(0, |requests| requests.len());
        let priority = u8::try_from(250_usize.saturating_sub(count)).unwrap_or(u8::MAX).max(1);
        Mock::given(method(verb))
            .and(path(at))
            .respond_with(answer)
            .with_priority(priority)
            .mount(&self.0)
            .await;
    }

    /// Lists these keys from now on.
    pub(crate) async fn list(&self, keys: &Value) {
        self.answer("GET", "/authheader/list", ResponseTemplate::new(200).set_body_json(keys)).await;
    }
}
