//! Making a key.

use chatelaine_model::{Key, NewKey, Power, Secret};
use chrono::Timelike as _;
use serde_json::Value;

use super::item::{id_of, key_of, map_of, secret_of};
use crate::definition::KeyExpiry;
use crate::definition::document::{Create, Keys, SendTime};
use crate::read::permissions::bits_of;
use crate::read::times::rfc3339;
use crate::talk::judge::{Judge, Purpose};
use crate::talk::prepare::Asker;
use crate::talk::{Connection, CreatedKey};
use crate::template::{Fill, Fills};
use crate::{ConnectError, Credentials};

impl Connection {
    /// Makes a key. Sent once, never repeated.
    ///
    /// # Errors
    /// [`ConnectError::OutcomeUnknown`] when the key may exist, [`ConnectError::Refused`] with the server's words;
    /// [`ConnectError::Definition`] when an end or a permission is asked for that the system does not know.
    pub async fn create_key(
        &self,
        credentials: &Credentials,
        new: &NewKey,
    ) -> Result<CreatedKey, ConnectError> {
        let power = Power::CreateKey;
        let definition = self.definition.document();
        let keys = self.key_spec(power)?;
        let create = keys.create.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let mut fills = self.fills_of(credentials);
        self.fill_new(keys, new, &mut fills)?;
        if create.request.mentions("account_id") {
            fills.set("account_id", Fill::Json(self.account_id(credentials).await?));
        }
        let asker = Asker { credentials, power };
        let outgoing = self.prepare(&create.request, &fills, Some(asker), &credentials.language)?;
        let reply = self.line.send(&outgoing).await?;
        let judge = Judge::new(definition, Purpose::Session, &outgoing).with(&create.status);
        let body = judge.value(&reply)?;
        // From here on the key exists: whatever cannot be read of it must not look like a refusal.
        let unknown = |_| ConnectError::OutcomeUnknown;
        let item = item_in(keys, create, &body).ok_or(ConnectError::OutcomeUnknown)?;
        let mut key = key_of(definition, keys, item).map_err(unknown)?;
        complete(&mut key, new);
        let secret = match secret_in(keys, create, item) {
            Some(secret) => secret,
            None => self.key_secret(credentials, &key.id).await.map_err(unknown)?,
        };
        key.hint = Some(secret.hint());
        Ok(CreatedKey { key, secret })
    }

    fn fill_new(&self, keys: &Keys, new: &NewKey, fills: &mut Fills) -> Result<(), ConnectError> {
        fills.text("name", new.name.clone());
        match (keys.expiry, new.expires) {
            (KeyExpiry::None, Some(_)) | (KeyExpiry::Required, None) => return Err(ConnectError::Definition),
            (_, Some(expires)) => {
                fills.set("expires", self.time(expires));
                fills.set("expires_in", self.seconds_until(expires));
            }
            (_, None) => {}
        }
        if let Some(about) = &new.about {
            fills.text("about", about.clone());
        }
        let slots = keys.create.iter().flat_map(|create| create.request.slots());
        let optional = slots.into_iter().any(|slot| slot.name == "permissions" && slot.optional);
        match &keys.permissions {
            None if new.permissions.is_empty() => {}
            None => return Err(ConnectError::Definition),
            // None chosen is what the server gives by itself.
            Some(spec) if spec.flags.is_empty() && new.permissions.is_empty() && optional => {}
            Some(spec) if spec.flags.is_empty() => {
                fills.set("permissions", Fill::Json(new.permissions.clone().into()));
            }
            Some(spec) => {
                let bits = bits_of(&new.permissions, &spec.flags).ok_or(ConnectError::Definition)?;
                fills.set("permissions", Fill::Json(bits.into()));
            }
        }
        Ok(())
    }

    /// A time as the system wants it, to the second: servers cut off what is finer, and what they keep would then
    /// differ from what was sent.
    pub(super) fn time(&self, at: chrono::DateTime<chrono::Utc>) -> Fill {
        let at = at.with_nanosecond(0).unwrap_or(at);
        match &self.definition.document().times.send {
            SendTime::Rfc3339 => Fill::Text(rfc3339(at)),
            SendTime::EpochSeconds => Fill::Json(at.timestamp().into()),
            SendTime::EpochMillis => Fill::Json(at.timestamp_millis().into()),
            SendTime::Pattern(pattern) => Fill::Text(at.format(pattern).to_string()),
        }
    }

    /// A time as seconds from now, by the server's clock. A second that has begun counts, so that thirty days do not
    /// become twenty-nine.
    pub(super) fn seconds_until(&self, at: chrono::DateTime<chrono::Utc>) -> Fill {
        let left = (at - self.now_there()).num_milliseconds();
        Fill::Json((left + 999).div_euclid(1_000).into())
    }

    /// The identifier of the account, with the type that the server gives it.
    async fn account_id(&self, credentials: &Credentials) -> Result<Value, ConnectError> {
        let account = self.definition.document().account.as_ref();
        let place = account.and_then(|account| account.id.as_ref()).ok_or(ConnectError::Definition)?;
        let document = self.account_document(credentials, Power::CreateKey).await?;
        place
            .of(&document)
            .cloned()
            .ok_or_else(|| ConnectError::Unexpected { pointer: place.as_str().to_owned() })
    }
}

/// The first place of the definition that holds something with an identifier.
fn item_in<'v>(keys: &Keys, create: &Create, body: &'v Value) -> Option<&'v Value> {
    let map = map_of(keys).ok()?;
    create.item.iter().filter_map(|place| place.of(body)).find(|item| id_of(map, item).is_ok())
}

fn secret_in(keys: &Keys, create: &Create, item: &Value) -> Option<Secret> {
    let own = create.secret.as_ref().and_then(|place| place.text(item)).filter(|secret| !secret.is_empty());
    own.map(Secret::new).or_else(|| secret_of(map_of(keys).ok()?, item))
}

/// An answer may name less than what was asked for; the next list tells what the server made of it.
fn complete(key: &mut Key, new: &NewKey) {
    if key.name.is_empty() {
        key.name.clone_from(&new.name);
    }
    if key.expires.is_none() && new.expires.is_some() {
        key.expires = new.expires;
        key.endless = false;
    }
}
