//! From an account document to facts.

use chatelaine_model::{Account, Fact, clean};
use serde_json::Value;

use super::settings::settings_of;
use crate::definition::document::{self, Document, FactSpec};
use crate::read::pointer::scalar;
use crate::read::times::{self, Moment};
use crate::read::{NAME_LIMIT, Pointer};

/// Facts beyond this number are left out: an account has dozens, never hundreds.
const FACT_LIMIT: usize = 200;

/// Members whose names speak of secrets are never shown as facts.
const TELLTALE: [&str; 5] = ["token", "password", "secret", "key", "hash"];

/// Reads an account document by its definition.
pub(super) fn describe(definition: &Document, account: &document::Account, value: &Value) -> Account {
    let parts = account.name.iter().filter_map(|place| place.text(value));
    let name = parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" ");
    let email = account.email.as_ref().and_then(|place| place.text(value)).filter(|text| !text.is_empty());
    let mut facts: Vec<Fact> =
        account.facts.iter().filter_map(|spec| fact(definition, account, spec, value)).collect();
    facts.extend(rest(account, value));
    facts.truncate(FACT_LIMIT);
    Account {
        id: account.id.as_ref().and_then(|place| place.text(value)).map(|id| clean(&id, NAME_LIMIT)),
        name: (!name.is_empty()).then(|| clean(&name, NAME_LIMIT)),
        email: email.map(|email| clean(&email, NAME_LIMIT)),
        facts,
        roles: account.roles.as_ref().map(|place| roles(place, value)),
        settings: definition.settings.as_ref().map(|settings| settings_of(settings, value)),
    }
}

fn roles(place: &Pointer, value: &Value) -> Vec<String> {
    let flat = place.all(value).into_iter().flat_map(|found| match found {
        Value::Array(items) => items.iter().filter_map(scalar).collect(),
        found => scalar(found).into_iter().collect::<Vec<_>>(),
    });
    let mut roles = Vec::new();
    for role in flat.map(|role| clean(&role, NAME_LIMIT)) {
        // One role in several companies is one role.
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}

fn fact(definition: &Document, account: &document::Account, spec: &FactSpec, value: &Value) -> Option<Fact> {
    let assumed = account.source.is_assumed();
    let plain = |value: String, assumed: bool| {
        let value = clean(&value, NAME_LIMIT);
        (!value.is_empty()).then(|| Fact {
            name: spec.name.clone(),
            value,
            time: false,
            assumed,
            editable: false,
        })
    };
    if !spec.time {
        let found: Vec<String> = spec.at.all(value).into_iter().filter_map(scalar).collect();
        return plain(found.join(", "), assumed);
    }
    let found = spec.at.of(value);
    match times::read(found, &definition.times.none) {
        Moment::None => None,
        Moment::Unreadable => plain(found.and_then(scalar)?, assumed),
        Moment::At(time) => {
            let zone = definition.times.zone.as_ref().is_none_or(document::Source::is_assumed);
            Some(Fact {
                name: spec.name.clone(),
                value: times::rfc3339(time.at),
                time: true,
                assumed: assumed || (time.naive && zone),
                editable: false,
            })
        }
    }
}

/// Every other scalar, for accounts whose members no document tells.
fn rest(account: &document::Account, value: &Value) -> Vec<Fact> {
    let (Some(rest), Some(members)) = (&account.rest, value.as_object()) else { return Vec::new() };
    let ending = rest.twins.as_deref().filter(|ending| !ending.is_empty());
    let named: Vec<&str> = account.name.iter().chain(&account.email).map(Pointer::as_str).collect();
    let shown = members.iter().filter(|(name, _)| {
        let twin = ending.is_some_and(|ending| name.ends_with(ending));
        let telltale = TELLTALE.iter().any(|word| name.to_lowercase().contains(word));
        !twin && !telltale && !named.contains(&format!("/{name}").as_str())
    });
    let fact = |(name, value): (&String, &Value)| {
        let twin = ending.and_then(|ending| members.get(&format!("{name}{ending}"))).and_then(scalar);
        let text = clean(&twin.or_else(|| scalar(value))?, NAME_LIMIT);
        let name = clean(name, 100);
        (!text.is_empty()).then(|| Fact {
            name,
            value: text,
            time: false,
            assumed: account.source.is_assumed(),
            editable: false,
        })
    };
    shown.filter_map(fact).collect()
}
