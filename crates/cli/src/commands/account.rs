//! `chatelaine account`.

use crate::args::AccountCommand;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::Page;
use crate::shape::AccountShape;
use chatelaine_model::Account;

/// Does a command on accounts.
pub(crate) async fn run(desk: &Desk, command: &AccountCommand) -> Result<(), Failure> {
    let AccountCommand::Show { server } = command;
    own(desk, server).await
}

async fn own(desk: &Desk, server: &str) -> Result<(), Failure> {
    desk.unseal().await?;
    let server = desk.server(server).await?;
    let account = desk.accepting(async || desk.console.account(&server.id).await).await?;
    desk.out.answer(&AccountShape::from(&account), |page| write(page, &account))
}

/// An account for people.
pub(super) fn write(page: &mut Page, account: &Account) {
    let mut facts = vec![
        ("name".to_owned(), account.name.clone()),
        ("email".to_owned(), account.email.clone()),
        ("roles".to_owned(), account.roles.as_ref().map(|roles| roles.join(", "))),
    ];
    facts.extend(account.facts.iter().map(|fact| (fact.name.clone(), Some(fact.value.clone()))));
    page.facts(facts.iter().map(|(name, value)| (name.as_str(), value.clone())).collect());
}
