//! Accounts.

use chatelaine_model::{Account, Fact};
use serde::Serialize;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AccountShape {
    id: Option<String>,
    name: Option<String>,
    email: Option<String>,
    roles: Option<Vec<String>>,
    facts: Vec<FactShape>,
}

/// One thing a server tells of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FactShape {
    name: String,
    value: String,
    /// Whether `value` is an instant in RFC 3339.
    time: bool,
    /// Whether the reading of it rests on an assumed fact.
    assumed: bool,
    /// Whether `account set` takes it.
    editable: bool,
}

impl From<&Account> for AccountShape {
    fn from(account: &Account) -> Self {
        Self {
            id: account.id.clone(),
            name: account.name.clone(),
            email: account.email.clone(),
            roles: account.roles.clone(),
            facts: account.facts.iter().map(FactShape::from).collect(),
        }
    }
}

impl From<&Fact> for FactShape {
    fn from(fact: &Fact) -> Self {
        Self {
            name: fact.name.clone(),
            value: fact.value.clone(),
            time: fact.time,
            assumed: fact.assumed,
            editable: fact.editable,
        }
    }
}
