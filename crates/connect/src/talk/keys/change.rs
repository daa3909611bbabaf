//! Changing a key: revoking it, taking that back, setting another end.

use chatelaine_model::{KeyId, Power};
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::item::{id_of, map_of, secret_of};
use super::together::{KeyEdit, KeySheet, set};
use crate::definition::document::{Change, Request};
use crate::talk::Connection;
use crate::talk::judge::{Judge, Purpose};
use crate::talk::prepare::Asker;
use crate::template::{Fill, Fills};
use crate::{ConnectError, Credentials, Found};

impl Connection {
    /// Ends a key, as [`crate::KeyTraits::revoke`] tells. Revoking what is revoked succeeds.
    ///
    /// # Errors
    /// [`ConnectError::NoSuchKey`], [`ConnectError::ChangedMeanwhile`], [`ConnectError::OutcomeUnknown`].
    pub async fn revoke_key(&self, credentials: &Credentials, id: &KeyId) -> Result<(), ConnectError> {
        self.edit_key(credentials, id, KeyEdit::Revoke, None).await
    }

    /// Takes a revocation back, where [`crate::KeyTraits::restorable`].
    ///
    /// # Errors
    /// As [`Connection::revoke_key`].
    pub async fn restore_key(&self, credentials: &Credentials, id: &KeyId) -> Result<(), ConnectError> {
        self.edit_key(credentials, id, KeyEdit::Restore, None).await
    }

    /// Sets another end, where [`crate::KeyTraits::expiry_changes`]; `None` for a key without end.
    ///
    /// # Errors
    /// As [`Connection::revoke_key`]; [`ConnectError::Definition`] when the system has no keys without end.
    pub async fn change_expiry(
        &self,
        credentials: &Credentials,
        id: &KeyId,
        expires: Option<DateTime<Utc>>,
    ) -> Result<(), ConnectError> {
        self.edit_key(credentials, id, KeyEdit::End(expires), None).await
    }

    pub(super) async fn change_key(
        &self,
        credentials: &Credentials,
        power: Power,
        change: Option<&Change>,
        id: &KeyId,
        mut fills: Fills,
        sheet: Option<&KeySheet>,
    ) -> Result<(), ConnectError> {
        let change = change.ok_or(ConnectError::NotOffered(power))?;
        fills.text("id", id.as_str());
        if let Some(request) = &change.request {
            return self.change_by_request(credentials, power, change, request, id, fills, sheet).await;
        }
        let keys = self.key_spec(power)?;
        let place = keys.list.as_ref().and_then(|list| list.in_account.as_ref());
        let place = place.ok_or(ConnectError::Definition)?;
        let map = map_of(keys)?;
        let entry_of = |document: &mut Value| -> Result<(), ConnectError> {
            let entries = document.pointer_mut(place.as_str()).and_then(Value::as_array_mut);
            let mut entries = entries.into_iter().flatten();
            let entry = entries.find(|entry| id_of(map, entry).is_ok_and(|found| found == *id));
            set(change, entry.ok_or(ConnectError::NoSuchKey)?, &fills)
        };
        self.rewrite_account(credentials, power, entry_of).await.map(drop)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one request")]
    async fn change_by_request(
        &self,
        credentials: &Credentials,
        power: Power,
        change: &Change,
        request: &Request,
        id: &KeyId,
        mut fills: Fills,
        sheet: Option<&KeySheet>,
    ) -> Result<(), ConnectError> {
        if ["secret", "name", "item"].iter().any(|name| request.mentions(name)) {
            let map = map_of(self.key_spec(power)?)?;
            let mut item = match sheet {
                Some(sheet) => sheet.0.get(id).cloned().ok_or(ConnectError::NoSuchKey)?,
                None => self.find_key(credentials, power, id).await?,
            };
            if let Some(secret) = secret_of(map, &item) {
                fills.secret("secret", &secret);
            }
            fills.text("name", map.name.text(&item).unwrap_or_default());
            // What was not asked to change goes back as it came.
            set(change, &mut item, &fills)?;
            fills.set("item", Fill::Json(item));
        }
        let asker = Asker { credentials, power };
        let outgoing = self.prepare(request, &fills, Some(asker), &credentials.language)?;
        let reply = self.line.send(&outgoing).await?;
        let foreign = reply.found() == Found::Html;
        if !foreign && change.gone.iter().any(|status| status.0 == reply.status) {
            return Ok(());
        }
        if !foreign && reply.status == 404 {
            return Err(ConnectError::NoSuchKey);
        }
        let judge = Judge::new(self.definition.document(), Purpose::Session, &outgoing).with(&change.status);
        judge.done(&reply).map(drop)
    }
}
