//! What a written account document changes in keys and settings.

use rusqlite::Connection;
use serde::Deserialize;
use serde_json::Value;

use super::answer::Refusal;
use super::caller::{ALL_RIGHTS, Caller};
use super::document::Owners;
use super::{SYSTEM, times};
use crate::store::keys::{self, StoredKey};
use crate::store::settings;
use crate::systems::reading::Malformed;

/// The longest name of a key, in characters. Assumed.
const LONGEST_NAME: usize = 256;

/// A key as a client writes it. `key`, `createdDate` and unknown members are not looked at: a value cannot be typed
/// in (the vendor's manual says so of its own window).
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WrittenKey {
    id: Option<i64>,
    name: Option<String>,
    client_secret: Option<String>,
    expire_date: Option<String>,
    owner_id: Option<String>,
    revoked: Option<bool>,
    permissions: Option<i64>,
    description: Option<String>,
}

impl WrittenKey {
    /// Puts what was written over a key: what is left out becomes its default.
    ///
    /// Assumed: a name is needed, bits without a meaning are refused, and a key always keeps an owner.
    pub(super) fn over(self, key: &mut StoredKey, owners: &Owners) -> Result<(), Refusal> {
        let invalid = |what: &str| Err(Refusal::Invalid(what.to_owned()));
        let name = self.name.unwrap_or_default();
        if name.trim().is_empty() {
            return invalid("The name of an API key is required.");
        }
        if name.chars().count() > LONGEST_NAME {
            return invalid("The name of an API key may have 256 characters at most.");
        }
        let permissions = self.permissions.unwrap_or_default();
        if !(0..=ALL_RIGHTS).contains(&permissions) {
            return invalid("The permissions of an API key are unknown.");
        }
        if let Some(owner) = self.owner_id {
            if !owners.knows(&owner) {
                return invalid("The owner of an API key is unknown.");
            }
            key.owner = owner;
        }
        key.name = name;
        key.client_secret = self.client_secret;
        key.ends = self.expire_date.map(|text| times::read("expireDate", &text)).transpose()?;
        key.revoked = self.revoked.unwrap_or_default();
        key.permissions = permissions;
        key.about = self.description;
        Ok(())
    }
}

#[derive(Deserialize)]
struct WrittenSetting {
    id: Option<i64>,
    value: Option<String>,
}

/// The parts of a written document that are more than plain members.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Written {
    api_keys: Option<Vec<WrittenKey>>,
    settings: Option<Vec<WrittenSetting>>,
}

impl Written {
    pub(super) fn read(user: &Value) -> Result<Self, Malformed> {
        Self::deserialize(user).map_err(|_| Malformed)
    }

    /// Assumed: an entry that is left out stays as it is, and one with an unknown id is refused rather than made.
    pub(super) fn apply_keys(&self, connection: &Connection, caller: &Caller) -> Result<(), Refusal> {
        let Some(written) = &self.api_keys else { return Ok(()) };
        let owners = Owners::read(connection)?;
        let mut known = keys::list(connection, SYSTEM, caller.realm())?;
        for entry in written {
            let at =
                known.iter().position(|key| Some(key.id) == entry.id).ok_or(Refusal::NotFound("API key"))?;
            // Taken out, so that the same id twice is refused as well.
            let mut key = known.swap_remove(at);
            let before = key.owner.clone();
            entry.clone().over(&mut key, &owners)?;
            if key.owner != before && caller.realm().is_some() {
                return Err(Refusal::NotAllowed);
            }
            keys::replace(connection, &key)?;
        }
        Ok(())
    }

    /// Assumed: a changed read-only setting, or a value that does not fit the type, refuses the whole write.
    pub(super) fn apply_settings(&self, connection: &Connection, account: &str) -> Result<(), Refusal> {
        let Some(written) = &self.settings else { return Ok(()) };
        let known = settings::list(connection, account)?;
        for entry in written {
            let setting = known
                .iter()
                .find(|setting| Some(setting.id) == entry.id)
                .ok_or(Refusal::NotFound("setting"))?;
            let value = entry.value.as_deref().unwrap_or_default();
            if value == setting.value {
                continue;
            }
            if setting.read_only {
                return Err(Refusal::Invalid(format!("The setting {} is read-only.", setting.name)));
            }
            if !fits(&setting.kind, value) {
                return Err(Refusal::Invalid(format!(
                    "The value of {} is not of type {}.",
                    setting.name, setting.kind
                )));
            }
            settings::set_value(connection, setting.id, value)?;
        }
        Ok(())
    }
}

fn fits(kind: &str, value: &str) -> bool {
    match kind {
        "int" => value.parse::<i64>().is_ok(),
        "bool" => matches!(value, "true" | "false"),
        _ => true,
    }
}
