//! Checks of `[keys]`.

use super::{Document, Place, names};
use crate::definition::DefinitionError;
use crate::definition::SecretReach;
use crate::definition::document::{Change, Keys, List, Paging};

pub(super) fn check(place: &Place<'_>, document: &Document) -> Result<(), DefinitionError> {
    let Some(keys) = &document.keys else { return Ok(()) };
    let changes = [&keys.revoke, &keys.restore, &keys.change_expiry];
    let reads = keys.list.is_some() || keys.create.is_some() || changes.iter().any(|change| change.is_some());
    place.ensure(!reads || keys.map.is_some(), "[keys]", "[keys.map] is missing")?;
    let base = names::session(document);
    if let Some(list) = &keys.list {
        check_list(place, document, list, &base)?;
    }
    if let Some(create) = &keys.create {
        let mut names = base.clone();
        names.extend(["name", "expires", "expires_in", "permissions", "about", "account_id"]);
        place.request(&create.request, &names)?;
        place.ensure(!create.item.is_empty(), "[keys.create]", "'item' names no place")?;
        let account_id = document.account.as_ref().is_some_and(|a| a.id.is_some() && a.request.is_some());
        let asked = create.request.mentions("account_id");
        place.ensure(!asked || account_id, "{account_id}", "the account has no 'id' that can be read")?;
        let secret = create.secret.is_some() || keys.map.as_ref().is_some_and(|map| map.secret.is_some());
        place.ensure(secret, "[keys.create]", "nothing tells where the secret is")?;
    }
    for (name, change) in ["revoke", "restore", "change_expiry"].into_iter().zip(changes) {
        if let Some(change) = change {
            check_change(place, document, keys, name, change)?;
        }
    }
    let readable = keys.secret == SecretReach::Readable;
    let seen = keys.map.as_ref().is_none_or(|map| map.secret.is_some());
    place.ensure(
        !readable || seen,
        "secret = \"readable\"",
        "[keys.map] does not tell where the secret is",
    )?;
    keys.in_use.as_ref().map_or(Ok(()), |in_use| {
        let way = document.way(&in_use.way);
        let field = way.is_some_and(|way| way.fields.iter().any(|field| field.name == in_use.field));
        place.ensure(field, "[keys.in_use]", "there is no such way and field")
    })
}

fn check_list(
    place: &Place<'_>,
    document: &Document,
    list: &List,
    base: &[&str],
) -> Result<(), DefinitionError> {
    let needle = "[keys.list]";
    place.ensure(
        list.request.is_some() != list.in_account.is_some(),
        needle,
        "a list has a request or is in the account",
    )?;
    if list.in_account.is_some() {
        return in_account(place, document, needle);
    }
    let mut names = base.to_vec();
    names.extend(["page", "offset", "limit", "search"]);
    if let Some(request) = &list.request {
        place.request(request, &names)?;
        let turns = match list.paging {
            None => true,
            Some(Paging::Page) => request.mentions("page"),
            Some(Paging::Offset) => request.mentions("offset"),
            Some(Paging::Next) => list.more.is_some(),
        };
        place.ensure(
            turns,
            needle,
            "paging by page needs '{page}', by offset '{offset}', by next the place of the link in 'more'",
        )?;
    }
    Ok(())
}

fn check_change(
    place: &Place<'_>,
    document: &Document,
    keys: &Keys,
    name: &str,
    change: &Change,
) -> Result<(), DefinitionError> {
    let needle = format!("[keys.{name}]");
    for instead in &change.instead {
        let option = document.options.get(&instead.option);
        let open = option.is_some_and(|option| option.choices.contains(&instead.is));
        place.ensure(open, &needle, "'instead' names no option, or no choice of it")?;
        let Some(other) = &instead.change else { continue };
        place.ensure(other.instead.is_empty(), &needle, "there is no 'instead' of an 'instead'")?;
        check_change(place, document, keys, name, other)?;
    }
    place.ensure(
        change.request.is_some() || change.set.is_some(),
        &needle,
        "a change has a request or members to 'set'",
    )?;
    let whole = change.request.as_ref().is_some_and(|request| request.mentions("item"));
    place.ensure(
        change.request.is_none() || whole == change.set.is_some(),
        &needle,
        "a request sends the whole '{item}' when there are members to 'set', and only then",
    )?;
    let mut names = names::session(document);
    names.extend(["id", "name", "secret", "item"]);
    if name == "change_expiry" {
        names.extend(["expires", "expires_in"]);
    }
    if let Some(request) = &change.request {
        place.request(request, &names)?;
        let looked_up = whole || request.mentions("secret") || request.mentions("name");
        place.ensure(!looked_up || keys.list.is_some(), &needle, "the key must be found in [keys.list]")?;
    }
    for (_, value) in change.set.iter().flatten() {
        place.known(value.slots(), &names)?;
    }
    let listed = keys.list.as_ref().is_some_and(|list| list.in_account.is_some());
    if change.set.is_some() && change.request.is_none() {
        place.ensure(listed, &needle, "only a key in the account can be 'set'")?;
        in_account(place, document, &needle)?;
        let writable = document.account.as_ref().is_some_and(|account| account.write.is_some());
        place.ensure(writable, &needle, "there is no [account.write]")?;
    }
    Ok(())
}

fn in_account(place: &Place<'_>, document: &Document, needle: &str) -> Result<(), DefinitionError> {
    let readable = document.account.as_ref().is_some_and(|account| account.request.is_some());
    place.ensure(readable, needle, "there is no account that can be read")
}
