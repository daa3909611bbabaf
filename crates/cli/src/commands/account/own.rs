//! One's own account: shown and changed.

use std::collections::BTreeMap;

use chatelaine_model::{Account, Power};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::input::Pair;
use crate::output::Page;
use crate::shape::AccountShape;

/// Shows one's own account.
pub(super) async fn show(desk: &Desk, server: &str, extended: bool) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::Account, "one's own account")?;
    if extended {
        desk.offers(&server, Power::ExtendedAccount, "more of one's own account")?;
    }
    let account = desk.accepting(async || desk.console.account(&server.id, extended).await).await?;
    desk.out.answer(&AccountShape::from(&account), |page| write(page, &account))
}

/// Changes fields of one's own account. What is not named stays as it is.
pub(super) async fn set(desk: &Desk, server: &str, fields: &[Pair]) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::ChangeAccount, "changing one's own account")?;
    let changes: BTreeMap<String, String> =
        fields.iter().map(|pair| (pair.key.clone(), pair.value.clone())).collect();
    let account =
        desk.accepting(async || desk.console.change_account(&server.id, changes.clone()).await).await?;
    desk.out.answer(&AccountShape::from(&account), |page| write(page, &account))
}

/// An account for people. What `account set` takes is marked.
pub(super) fn write(page: &mut Page, account: &Account) {
    let mut rows = Vec::new();
    let mut row = |name: &str, value: Option<String>, mark: &str| {
        if let Some(value) = value {
            rows.push([name.to_owned(), mark.to_owned(), value]);
        }
    };
    row("id", account.id.clone(), "");
    row("name", account.name.clone(), "");
    row("email", account.email.clone(), "");
    row("roles", account.roles.as_ref().map(|roles| roles.join(", ")), "");
    for fact in &account.facts {
        let mark = match (fact.editable, fact.assumed) {
            (true, true) => "can be set, assumed",
            (true, false) => "can be set",
            (false, true) => "assumed",
            (false, false) => "",
        };
        row(&fact.name, Some(fact.value.clone()), mark);
    }
    page.table(["Field", "", "Value"], rows, "the server tells nothing of this account");
}
