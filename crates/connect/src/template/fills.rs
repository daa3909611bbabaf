//! What fills the slots of a template.

use std::collections::BTreeMap;

use chatelaine_model::Secret;
use serde_json::Value;

/// One value for a slot.
#[derive(Debug, Clone)]
pub(crate) enum Fill {
    /// Text; percent-encoded where it goes into a URL.
    Text(String),
    /// An administrator's own words (an option): put into a URL as they are, so that they may hold a path.
    Raw(String),
    /// A secret; whatever it is filled into becomes secret.
    Secret(Secret),
    /// A value with a type: kept where a JSON string is nothing but the slot.
    Json(Value),
}

/// Values by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fills(BTreeMap<String, Fill>);

impl Fills {
    /// Adds or replaces a value.
    pub(crate) fn set(&mut self, name: &str, fill: Fill) -> &mut Self {
        self.0.insert(name.to_owned(), fill);
        self
    }

    /// Adds text.
    pub(crate) fn text(&mut self, name: &str, text: impl Into<String>) -> &mut Self {
        self.set(name, Fill::Text(text.into()))
    }

    /// Adds a secret.
    pub(crate) fn secret(&mut self, name: &str, secret: &Secret) -> &mut Self {
        self.set(name, Fill::Secret(secret.clone()))
    }

    /// Adds several secrets.
    pub(crate) fn secrets(&mut self, secrets: &BTreeMap<String, Secret>) -> &mut Self {
        for (name, secret) in secrets {
            self.secret(name, secret);
        }
        self
    }

    /// The value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Fill> {
        self.0.get(name)
    }

    /// Every secret in it: what must not come back in a server's message.
    pub(crate) fn all_secrets(&self) -> Vec<Secret> {
        let secret = |fill: &Fill| match fill {
            Fill::Secret(secret) if !secret.is_empty() => Some(secret.clone()),
            _ => None,
        };
        self.0.values().filter_map(secret).collect()
    }
}
