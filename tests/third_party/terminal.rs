//! The terminal on a profile with the hub in it.

use std::ops::Deref;
use std::path::Path;

use chatelaine_tests::Ended;
use serde_json::Value;

use crate::hub::Hub;

pub(crate) use chatelaine_tests::secret_in;

/// What the hub is called in these profiles.
pub(crate) const SERVER: &str = "Hub";

/// The terminal, and what these tests do with it again and again.
pub(crate) struct Terminal(chatelaine_tests::Terminal);

impl Deref for Terminal {
    type Target = chatelaine_tests::Terminal;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Terminal {
    /// With no server in it.
    pub(crate) fn new() -> Self {
        Self(chatelaine_tests::Terminal::on_new_profile())
    }

    /// With this hub in it, added by the definition alone, and everything accepted that is assumed of it.
    pub(crate) fn with(hub: &Hub) -> Self {
        let terminal = Self::new();
        terminal.add(hub).done();
        terminal
    }

    /// The same, and somebody is signed in by a password.
    pub(crate) fn signed_in(hub: &Hub, who: (&str, &str)) -> Self {
        let terminal = Self::with(hub);
        terminal.sign_in(who).done();
        terminal
    }

    /// Adds the hub.
    pub(crate) fn add(&self, hub: &Hub) -> Ended {
        let definition = definition();
        self.run(&["server", "add", SERVER, "--definition", &definition, "--url", hub.address()])
    }

    /// Signs in by a password.
    pub(crate) fn sign_in(&self, (name, password): (&str, &str)) -> Ended {
        let password = self.file("password", password);
        self.run(&["--accept-assumed", "sign-in", SERVER, "--user", name, "--password-file", &password])
    }

    /// Signs in by a token.
    pub(crate) fn sign_in_by_token(&self, token: &str) -> Ended {
        let token = self.file("token", token);
        self.run(&["sign-in", SERVER, "--api-key-file", &token])
    }

    /// Where the session stands.
    #[track_caller]
    pub(crate) fn status(&self) -> Value {
        self.0.status(SERVER)
    }

    /// The keys of the hub, read anew.
    #[track_caller]
    pub(crate) fn keys(&self) -> Vec<Value> {
        self.0.keys(SERVER)
    }

    /// The one of this name.
    #[track_caller]
    pub(crate) fn key(&self, name: &str) -> Option<Value> {
        self.0.key(SERVER, name)
    }
}

/// The definition that makes a server of JupyterHub.
pub(crate) fn definition() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("third_party/jupyterhub.toml").display().to_string()
}
