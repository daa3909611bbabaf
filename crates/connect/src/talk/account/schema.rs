//! Settings as the server's own schema describes them.

use chatelaine_model::{Power, Setting, SettingType, clean};
use serde_json::Value;

use super::settings::{Slot, as_text, kind_of};
use crate::definition::document::{Schema, Settings};
use crate::read::pointer::{member, scalar, truth};
use crate::read::{NAME_LIMIT, Pointer};
use crate::talk::Connection;
use crate::talk::judge::{Judge, Purpose};
use crate::talk::prepare::Asker;
use crate::{ConnectError, Credentials};

/// More choices than these are a table of the database and no list to choose from.
const CHOICES: usize = 1_000;

impl Connection {
    /// The schema, where the system has one. `None` as well where nothing is at its path: an account can be looked at
    /// without, only not changed.
    pub(super) async fn schema(
        &self,
        credentials: &Credentials,
        power: Power,
    ) -> Result<Option<Value>, ConnectError> {
        let definition = self.definition.document();
        let schema = definition.settings.as_ref().and_then(|settings| settings.schema.as_ref());
        let Some(schema) = schema else { return Ok(None) };
        let asker = Asker { credentials, power };
        let fills = self.fills_of(credentials);
        let outgoing = self.prepare(&schema.request, &fills, Some(asker), &credentials.language)?;
        let reply = self.line.send(&outgoing).await?;
        if matches!(reply.status, 404 | 405 | 410) {
            return Ok(None);
        }
        Judge::new(definition, Purpose::Session, &outgoing).value(&reply).map(Some)
    }
}

/// The members that a schema describes and that are in the account.
pub(super) fn from_schema(spec: &Settings, schema: &Schema, account: &Value, told: &Value) -> Vec<Slot> {
    let base = spec.in_account.as_str();
    let described: Vec<(String, &Value)> = match schema.fields.of(told) {
        Some(Value::Object(fields)) => fields.iter().map(|(name, field)| (name.clone(), field)).collect(),
        Some(Value::Array(fields)) => {
            let named = |field| Some((schema.id.as_ref()?.text(field)?, field));
            fields.iter().filter_map(named).collect()
        }
        _ => Vec::new(),
    };
    let slot = |(name, field): (String, &Value)| {
        let at = format!("{base}{}", member(&name));
        let value = account.pointer(&at)?;
        Some(Slot { setting: setting(spec, schema, &name, field, value), at })
    };
    described.into_iter().filter_map(slot).collect()
}

fn setting(spec: &Settings, schema: &Schema, name: &str, field: &Value, value: &Value) -> Setting {
    let text = |place: &Pointer| clean(&place.text(field).unwrap_or_default(), NAME_LIMIT);
    let about = schema.about.as_ref().map(&text).filter(|about| !about.is_empty());
    let says = about.as_ref().is_some_and(|about| {
        let about = about.to_lowercase();
        schema.locked_words.iter().any(|word| about.contains(&word.to_lowercase()))
    });
    let is = |place: &Option<Pointer>| place.as_ref().and_then(|place| place.of(field)).is_some_and(truth);
    let kind = schema.kind.as_ref().and_then(|place| place.text(field)).unwrap_or_default();
    let choices = schema.choices.as_ref().map(|place| place.all(field)).unwrap_or_default();
    let label = text(&schema.name);
    Setting {
        id: name.to_owned(),
        groups: Vec::new(),
        name: if label.is_empty() { clean(name, NAME_LIMIT) } else { label },
        value: as_text(value),
        kind: kind_of(spec, &kind),
        about,
        // What is no scalar has no editor.
        read_only: spec.read_only
            || says
            || is(&schema.locked)
            || schema.never.iter().any(|never| never == name)
            || value.is_object()
            || value.is_array(),
        choices: choices.into_iter().filter_map(scalar).take(CHOICES).collect(),
        open: is(&schema.open),
    }
}

/// Whether a kind offers its choices only.
pub(super) fn is_closed(setting: &Setting) -> bool {
    setting.kind == SettingType::Choice && !setting.open && !setting.choices.is_empty()
}
