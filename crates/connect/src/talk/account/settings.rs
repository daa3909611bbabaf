//! Settings in an account document: a list of objects, an object of name to value, or members that a schema describes.

use chatelaine_model::{Setting, SettingType, clean};
use serde_json::Value;

use super::schema::from_schema;
use crate::definition::document::{SettingKind, Settings};
use crate::read::pointer::{member, scalar};
use crate::read::{NAME_LIMIT, Pointer};

/// Values are longer than names.
const VALUE_LIMIT: usize = 4_000;

/// A setting, and where in the account document its value stands.
pub(super) struct Slot {
    pub(super) setting: Setting,
    pub(super) at: String,
}

/// Reads the settings. None at all is an empty list: the system has settings, this account has not. A schema that the
/// server did not give leaves nothing to go by.
pub(super) fn slots_of(spec: &Settings, account: &Value, schema: Option<&Value>) -> Vec<Slot> {
    let base = spec.in_account.as_str();
    if let Some(told) = &spec.schema {
        return schema.map(|schema| from_schema(spec, told, account, schema)).unwrap_or_default();
    }
    match spec.in_account.of(account) {
        Some(Value::Array(items)) => items
            .iter()
            .enumerate()
            .map(|(index, item)| Slot {
                setting: from_item(spec, item),
                at: format!("{base}/{index}{}", spec.value.as_str()),
            })
            .collect(),
        Some(Value::Object(members)) => members
            .iter()
            .map(|(name, value)| Slot {
                setting: from_member(spec, name, value),
                at: format!("{base}{}", member(name)),
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn from_item(spec: &Settings, item: &Value) -> Setting {
    let text = |place: &Pointer| clean(&place.text(item).unwrap_or_default(), NAME_LIMIT);
    let kind = spec.kind.as_ref().and_then(|place| place.text(item)).unwrap_or_default();
    let about = spec.about.as_ref().map(&text).filter(|about| !about.is_empty());
    let locked = spec.locked.as_ref().and_then(|place| place.of(item)) == Some(&Value::Bool(true));
    Setting {
        id: spec.id.text(item).unwrap_or_default(),
        groups: spec.groups.iter().map(&text).filter(|group| !group.is_empty()).collect(),
        name: text(&spec.name),
        value: spec.value.of(item).map(as_text).unwrap_or_default(),
        kind: kind_of(spec, &kind),
        about,
        read_only: spec.read_only || locked,
        choices: Vec::new(),
        open: false,
    }
}

fn from_member(spec: &Settings, name: &str, value: &Value) -> Setting {
    Setting {
        id: name.to_owned(),
        groups: Vec::new(),
        name: clean(name, NAME_LIMIT),
        value: as_text(value),
        kind: match value {
            Value::Bool(_) => SettingType::Bool,
            Value::Number(number) if number.is_i64() || number.is_u64() => SettingType::Int,
            _ => SettingType::Text,
        },
        about: None,
        read_only: spec.read_only,
        choices: Vec::new(),
        open: false,
    }
}

/// The kind behind a server's word.
pub(super) fn kind_of(spec: &Settings, word: &str) -> SettingType {
    match spec.kinds.get(&word.to_lowercase()) {
        Some(SettingKind::Bool) => SettingType::Bool,
        Some(SettingKind::Int) => SettingType::Int,
        Some(SettingKind::Number) => SettingType::Number,
        Some(SettingKind::Choice) => SettingType::Choice,
        Some(SettingKind::Time) => SettingType::Time,
        Some(SettingKind::Day) => SettingType::Day,
        Some(SettingKind::Text) | None => SettingType::Text,
    }
}

/// A value as text; what is no scalar as JSON.
pub(super) fn as_text(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        value => scalar(value).unwrap_or_else(|| value.to_string()),
    };
    clean(&text, VALUE_LIMIT)
}
