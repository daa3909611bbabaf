//! Accounts.

use chatelaine_console::view::SignInListView;
use chatelaine_model::{
    Account, AccountList, AccountSummary, BlockedAddress, Fact, SecondFactor, SignInRecord,
};
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

/// A list of accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AccountListShape {
    accounts: Vec<SummaryShape>,
    /// How many the server says there are.
    total: Option<u32>,
    /// Whether there are more after these.
    more: bool,
}

/// One line of a list of accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct SummaryShape {
    id: String,
    name: Option<String>,
    email: Option<String>,
    facts: Vec<FactShape>,
}

impl From<&AccountList> for AccountListShape {
    fn from(list: &AccountList) -> Self {
        let summary = |account: &AccountSummary| SummaryShape {
            id: account.id.clone(),
            name: account.name.clone(),
            email: account.email.clone(),
            facts: account.facts.iter().map(FactShape::from).collect(),
        };
        Self { accounts: list.accounts.iter().map(summary).collect(), total: list.total, more: list.more }
    }
}

/// An account of somebody else. A part that the system does not offer is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OtherAccountShape {
    /// The account.
    pub(crate) account: AccountShape,
    /// Its second factors.
    pub(crate) second_factors: Option<Vec<SecondFactor>>,
    /// Its sign-ins, newest first.
    pub(crate) sign_ins: Option<Vec<SignInRecord>>,
    /// Whether there are more sign-ins than these.
    pub(crate) more_sign_ins: bool,
    /// The addresses that are blocked for it.
    pub(crate) blocks: Option<Vec<BlockedAddress>>,
}

impl OtherAccountShape {
    /// The shape of an account and what was found of it.
    pub(crate) fn of(
        account: &Account,
        second_factors: Option<Vec<SecondFactor>>,
        sign_ins: Option<SignInListView>,
        blocks: Option<Vec<BlockedAddress>>,
    ) -> Self {
        let more_sign_ins = sign_ins.as_ref().is_some_and(|list| list.more);
        Self {
            account: AccountShape::from(account),
            second_factors,
            sign_ins: sign_ins.map(|list| list.records),
            more_sign_ins,
            blocks,
        }
    }
}
