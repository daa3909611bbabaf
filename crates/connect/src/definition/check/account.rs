//! Checks of `[account]`, `[settings]` and `[password]`.

use super::document::Account;
use super::{Document, Place, names};
use crate::definition::DefinitionError;

pub(super) fn check(place: &Place<'_>, document: &Document) -> Result<(), DefinitionError> {
    if let Some(account) = &document.account {
        read_and_written(place, document, account)?;
    }
    if let Some(password) = &document.password {
        let mut names = names::options(document);
        names.extend(["login", "old", "new"]);
        place.request(&password.request, &names)?;
    }
    settings(place, document)
}

fn read_and_written(
    place: &Place<'_>,
    document: &Document,
    account: &Account,
) -> Result<(), DefinitionError> {
    place.ensure(
        account.request.is_some() != account.from_sign_in,
        "[account]",
        "an account has a request or comes from the sign-in",
    )?;
    let mut names = names::session(document);
    if let Some(request) = &account.request {
        place.request(request, &names)?;
    }
    for (name, value) in account.extended.iter().flat_map(|pairs| &pairs.0) {
        place.known(name.slots().chain(value.slots()), &names)?;
    }
    let more = account.extended.is_none() || account.request.is_some();
    place.ensure(more, "[account]", "only an account with a request can be 'extended'")?;
    let Some(write) = &account.write else { return Ok(()) };
    place.ensure(account.request.is_some(), "[account.write]", "what cannot be read cannot be written")?;
    names.extend(["document", "changes"]);
    place.request(&write.request, &names)?;
    place.ensure(
        write.request.mentions("document") != write.request.mentions("changes"),
        "[account.write]",
        "a write sends the whole '{document}' or only the '{changes}'",
    )
}

fn settings(place: &Place<'_>, document: &Document) -> Result<(), DefinitionError> {
    let Some(settings) = &document.settings else { return Ok(()) };
    let account = document.account.as_ref();
    place.ensure(account.is_some(), "[settings]", "settings are in the account, and there is none")?;
    let Some(schema) = &settings.schema else { return Ok(()) };
    let readable = account.is_some_and(|account| account.request.is_some());
    place.ensure(readable, "[settings.schema]", "there is no account that can be read")?;
    place.request(&schema.request, &names::session(document))
}
