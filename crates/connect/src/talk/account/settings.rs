//! Settings in an account document: a list of objects, or an object of name to value.

use chatelaine_model::{Setting, SettingType, clean};
use serde_json::Value;

use crate::definition::document::{SettingKind, Settings};
use crate::read::pointer::scalar;
use crate::read::{NAME_LIMIT, Pointer};

/// Values are longer than names.
const VALUE_LIMIT: usize = 4_000;

/// Reads the settings. None at all is an empty list: the system has settings, this account has not.
pub(super) fn settings_of(spec: &Settings, account: &Value) -> Vec<Setting> {
    match spec.in_account.of(account) {
        Some(Value::Array(items)) => items.iter().map(|item| from_item(spec, item)).collect(),
        Some(Value::Object(members)) => {
            members.iter().map(|(name, value)| from_member(spec, name, value)).collect()
        }
        _ => Vec::new(),
    }
}

fn from_item(spec: &Settings, item: &Value) -> Setting {
    let text = |place: &Pointer| clean(&place.text(item).unwrap_or_default(), NAME_LIMIT);
    let kind = spec.kind.as_ref().and_then(|place| place.text(item)).unwrap_or_default().to_lowercase();
    let about = spec.about.as_ref().map(&text).filter(|about| !about.is_empty());
    let locked = spec.locked.as_ref().and_then(|place| place.of(item)) == Some(&Value::Bool(true));
    Setting {
        id: spec.id.text(item).unwrap_or_default(),
        groups: spec.groups.iter().map(&text).filter(|group| !group.is_empty()).collect(),
        name: text(&spec.name),
        value: spec.value.of(item).map(as_text).unwrap_or_default(),
        kind: match spec.kinds.get(&kind) {
            Some(SettingKind::Bool) => SettingType::Bool,
            Some(SettingKind::Int) => SettingType::Int,
            Some(SettingKind::Text) | None => SettingType::Text,
        },
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

fn as_text(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        value => scalar(value).unwrap_or_else(|| value.to_string()),
    };
    clean(&text, VALUE_LIMIT)
}
