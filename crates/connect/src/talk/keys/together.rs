//! Changing many keys at once, or one after the other without reading the list each time.

use std::collections::{HashMap, HashSet};

use chatelaine_model::{KeyId, Power};
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::item::{id_of, map_of};
use crate::definition::KeyExpiry;
use crate::definition::document::{Change, Keys};
use crate::talk::Connection;
use crate::template::{Fill, Fills};
use crate::{ConnectError, Credentials};

/// A change of one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyEdit {
    /// It is ended.
    Revoke,
    /// A revocation is taken back.
    Restore,
    /// It ends at another instant, or never.
    End(Option<DateTime<Utc>>),
}

/// The items of a list as they were read once, for changes that need what a list alone tells. They may hold secrets, so
/// it is kept no longer than the work lasts, and printed it shows nothing.
pub struct KeySheet(pub(super) HashMap<KeyId, Value>);

impl std::fmt::Debug for KeySheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeySheet").field("keys", &self.0.len()).finish()
    }
}

impl KeyEdit {
    /// The power that it takes.
    pub fn power(self) -> Power {
        match self {
            Self::Revoke => Power::RevokeKey,
            Self::Restore => Power::RestoreKey,
            Self::End(_) => Power::ChangeExpiry,
        }
    }

    pub(super) fn spec(self, keys: &Keys) -> Option<&Change> {
        match self {
            Self::Revoke => keys.revoke.as_ref(),
            Self::Restore => keys.restore.as_ref(),
            Self::End(_) => keys.change_expiry.as_ref(),
        }
    }
}

impl Connection {
    /// Whether changes of this kind are written into one document that holds all keys, so that many are one write.
    pub fn changes_together(&self, power: Power) -> bool {
        let spec = self.key_change(power);
        spec.is_some_and(|change| change.request.is_none())
    }

    /// What changes of this kind need to know of each key from the list, read once; `None` where they need nothing, or
    /// send the whole item back, which then has to be read just before.
    ///
    /// # Errors
    /// As [`Connection::keys`].
    pub async fn key_sheet(
        &self,
        credentials: &Credentials,
        power: Power,
    ) -> Result<Option<KeySheet>, ConnectError> {
        let request = self.key_change(power).and_then(|change| change.request.as_ref());
        let needs = request.is_some_and(|request| {
            (request.mentions("secret") || request.mentions("name")) && !request.mentions("item")
        });
        if !needs {
            return Ok(None);
        }
        let map = map_of(self.key_spec(power)?)?;
        let items = self.key_items(credentials, Power::ListKeys, None, &|_| {}).await?;
        let mut sheet = HashMap::with_capacity(items.len());
        for item in items {
            sheet.insert(id_of(map, &item)?, item);
        }
        Ok(Some(KeySheet(sheet)))
    }

    /// Changes many keys by one write of the document that holds them. Gives those that are not in it; all others are
    /// as wished. Sent once, never repeated.
    ///
    /// # Errors
    /// As [`Connection::revoke_key`], for all of them; [`ConnectError::ChangedMeanwhile`] when reading the document
    /// again shows something else: some may have been changed.
    pub async fn edit_keys(
        &self,
        credentials: &Credentials,
        power: Power,
        edits: &[(KeyId, KeyEdit)],
    ) -> Result<HashSet<KeyId>, ConnectError> {
        let keys = self.key_spec(power)?;
        let place = keys.list.as_ref().and_then(|list| list.in_account.as_ref());
        let place = place.ok_or(ConnectError::Definition)?;
        let map = map_of(keys)?;
        let wanted: HashMap<&KeyId, KeyEdit> = edits.iter().map(|(id, edit)| (id, *edit)).collect();
        let mut missing: HashSet<KeyId> = edits.iter().map(|(id, _)| id.clone()).collect();
        let change = |document: &mut Value| -> Result<(), ConnectError> {
            let entries = document.pointer_mut(place.as_str()).and_then(Value::as_array_mut);
            for entry in entries.into_iter().flatten() {
                let Ok(id) = id_of(map, entry) else { continue };
                let Some(edit) = wanted.get(&id) else { continue };
                let change = edit.spec(keys).ok_or(ConnectError::NotOffered(edit.power()))?;
                set(change, entry, &self.fills_of_edit(credentials, keys, *edit)?)?;
                missing.remove(&id);
            }
            Ok(())
        };
        self.rewrite_account(credentials, power, change).await?;
        Ok(missing)
    }

    /// Changes one key, with what a sheet tells of it. Sent once, never repeated.
    ///
    /// # Errors
    /// As [`Connection::revoke_key`].
    pub async fn edit_key(
        &self,
        credentials: &Credentials,
        id: &KeyId,
        edit: KeyEdit,
        sheet: Option<&KeySheet>,
    ) -> Result<(), ConnectError> {
        let keys = self.key_spec(edit.power())?;
        let fills = self.fills_of_edit(credentials, keys, edit)?;
        self.change_key(credentials, edit.power(), edit.spec(keys), id, fills, sheet).await
    }

    pub(super) fn fills_of_edit(
        &self,
        credentials: &Credentials,
        keys: &Keys,
        edit: KeyEdit,
    ) -> Result<Fills, ConnectError> {
        let mut fills = self.fills_of(credentials);
        if let KeyEdit::End(expires) = edit {
            if expires.is_none() && keys.expiry != KeyExpiry::Optional {
                return Err(ConnectError::Definition);
            }
            fills.set("expires", expires.map_or(Fill::Json(Value::Null), |at| self.time(at)));
            fills.set("expires_in", expires.map_or(Fill::Json(Value::Null), |at| self.seconds_until(at)));
        }
        Ok(fills)
    }

    fn key_change(&self, power: Power) -> Option<&Change> {
        let keys = self.key_spec(power).ok()?;
        match power {
            Power::RevokeKey => keys.revoke.as_ref(),
            Power::RestoreKey => keys.restore.as_ref(),
            Power::ChangeExpiry => keys.change_expiry.as_ref(),
            _ => None,
        }
    }
}

/// Sets the members of an entry that a change sets.
pub(super) fn set(change: &Change, entry: &mut Value, fills: &Fills) -> Result<(), ConnectError> {
    let entry = entry.as_object_mut().ok_or(ConnectError::NoSuchKey)?;
    for (name, value) in change.set.iter().flatten() {
        entry.insert(name.clone(), value.fill(fills)?.unwrap_or_default());
    }
    Ok(())
}
