//! From an account document to facts.

use chatelaine_model::{Account, Fact, Setting, clean};
use serde_json::Value;

use super::settings::{Slot, slots_of};
use crate::definition::document::{self, Document, FactSpec};
use crate::read::pointer::{member, scalar};
use crate::read::times::{self, Moment};
use crate::read::{NAME_LIMIT, Pointer};

/// Facts beyond this number are left out: an account has dozens, never hundreds.
const FACT_LIMIT: usize = 200;

/// Members whose names speak of secrets are never shown as facts.
const TELLTALE: [&str; 5] = ["token", "password", "secret", "key", "hash"];

/// Reads an account document by its definition.
pub(super) fn describe(
    definition: &Document,
    account: &document::Account,
    value: &Value,
    schema: Option<&Value>,
) -> Account {
    let assumed = account.source.is_assumed();
    // Settings that a schema describes cannot be told without it.
    let told = definition.settings.as_ref().filter(|spec| spec.schema.is_none() || schema.is_some());
    let slots = told.map(|settings| slots_of(settings, value, schema));
    let writes = account.write.is_some();
    let fact = |spec: &FactSpec| {
        let fact = fact_of(definition, spec, value, assumed, writes);
        // What can be changed is shown even where it is empty, so that it can be filled.
        fact.or_else(|| (writes && spec.edit).then(|| empty(spec, assumed)))
    };
    let mut facts: Vec<Fact> = account.facts.iter().filter_map(fact).collect();
    facts.extend(rest(account, value, slots.as_deref().unwrap_or_default()));
    facts.truncate(FACT_LIMIT);
    let settings = slots.map(|slots| {
        let lock = |slot: Slot| Setting { read_only: slot.setting.read_only || !writes, ..slot.setting };
        slots.into_iter().map(lock).collect()
    });
    Account {
        id: account.id.as_ref().and_then(|place| place.text(value)).map(|id| clean(&id, NAME_LIMIT)),
        name: name_of(&account.name, value),
        email: account.email.as_ref().and_then(|place| text_of(place, value)),
        facts,
        roles: account.roles.as_ref().map(|place| roles(place, value)),
        settings,
    }
}

/// The parts of a name, joined.
pub(in crate::talk) fn name_of(parts: &[Pointer], value: &Value) -> Option<String> {
    let parts = parts.iter().filter_map(|place| place.text(value));
    let name = parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then(|| clean(&name, NAME_LIMIT))
}

/// Text at a place, fit to show; nothing where it is empty.
pub(in crate::talk) fn text_of(place: &Pointer, value: &Value) -> Option<String> {
    place.text(value).filter(|text| !text.is_empty()).map(|text| clean(&text, NAME_LIMIT))
}

fn empty(spec: &FactSpec, assumed: bool) -> Fact {
    Fact { name: spec.name.clone(), value: String::new(), time: spec.time, assumed, editable: true }
}

/// All roles in a document.
pub(in crate::talk) fn roles(place: &Pointer, value: &Value) -> Vec<String> {
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

/// One fact of a document; `writes` tells whether changes can be written at all.
pub(in crate::talk) fn fact_of(
    definition: &Document,
    spec: &FactSpec,
    value: &Value,
    assumed: bool,
    writes: bool,
) -> Option<Fact> {
    let editable = writes && spec.edit;
    let plain = |value: String, assumed: bool| {
        let value = clean(&value, NAME_LIMIT);
        (!value.is_empty()).then(|| Fact { name: spec.name.clone(), value, time: false, assumed, editable })
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
                editable,
            })
        }
    }
}

/// Every other scalar, for accounts whose members no document tells. What a schema lets be changed is shown as it is,
/// everything else by its twin.
fn rest(account: &document::Account, value: &Value, slots: &[Slot]) -> Vec<Fact> {
    let (Some(rest), Some(members)) = (&account.rest, value.as_object()) else { return Vec::new() };
    let ending = rest.twins.as_deref().filter(|ending| !ending.is_empty());
    let named: Vec<&str> = account.name.iter().chain(&account.email).map(Pointer::as_str).collect();
    let open = |name: &str| {
        let at = member(name);
        account.write.is_some() && slots.iter().any(|slot| slot.at == at && !slot.setting.read_only)
    };
    let shown = members.iter().filter(|(name, _)| {
        let twin = ending.is_some_and(|ending| name.ends_with(ending));
        let telltale = TELLTALE.iter().any(|word| name.to_lowercase().contains(word));
        !twin && !telltale && !named.contains(&member(name).as_str())
    });
    let fact = |(name, value): (&String, &Value)| {
        let editable = open(name);
        let twin = ending.filter(|_| !editable).and_then(|ending| members.get(&format!("{name}{ending}")));
        let text = twin.and_then(scalar).or_else(|| scalar(value)).or_else(|| editable.then(String::new))?;
        let text = clean(&text, NAME_LIMIT);
        let assumed = account.source.is_assumed();
        (editable || !text.is_empty()).then(|| Fact {
            name: clean(name, 100),
            value: text,
            time: false,
            assumed,
            editable,
        })
    };
    shown.filter_map(fact).collect()
}
