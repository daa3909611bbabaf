//! Listing keys.

use chatelaine_model::{Key, KeyId, Power};
use serde_json::Value;

use super::item::key_of;
use crate::definition::document::Keys;
use crate::talk::Connection;
use crate::{ConnectError, Credentials};

/// The identifier under which the key in use is shown on systems that list none.
const IN_USE: &str = "in-use";

impl Connection {
    /// All keys. `progress` is told the number read so far after each page.
    ///
    /// # Errors
    /// [`ConnectError::NotOffered`] where the system lists none to this session.
    pub async fn keys(
        &self,
        credentials: &Credentials,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<Vec<Key>, ConnectError> {
        let definition = self.definition.document();
        let keys = self.key_spec(Power::ListKeys)?;
        if let Some(key) = in_use(keys, credentials) {
            progress(1);
            return Ok(vec![key]);
        }
        let items = self.key_items(credentials, Power::ListKeys, None, progress).await?;
        items.iter().map(|item| key_of(definition, keys, item)).collect()
    }

    /// The keys whose name holds a text, in any case of letters: searched by the server where it can, here otherwise.
    ///
    /// # Errors
    /// As [`Connection::keys`].
    pub async fn keys_named(&self, credentials: &Credentials, name: &str) -> Result<Vec<Key>, ConnectError> {
        let definition = self.definition.document();
        let keys = self.key_spec(Power::ListKeys)?;
        let items = self.key_items(credentials, Power::ListKeys, Some(name), &|_| {}).await?;
        let all = items.iter().map(|item| key_of(definition, keys, item)).collect::<Result<Vec<_>, _>>()?;
        let wanted = name.to_lowercase();
        Ok(all.into_iter().filter(|key| key.name.to_lowercase().contains(&wanted)).collect())
    }

    /// `[keys]` of the definition.
    pub(super) fn key_spec(&self, power: Power) -> Result<&Keys, ConnectError> {
        self.definition.document().keys.as_ref().ok_or(ConnectError::NotOffered(power))
    }

    /// All items as the server gives them. They may hold secrets.
    pub(super) async fn key_items(
        &self,
        credentials: &Credentials,
        power: Power,
        search: Option<&str>,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<Vec<Value>, ConnectError> {
        let list = self.key_spec(power)?.list.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let Some(place) = &list.in_account else {
            return self.pages(credentials, power, list, search, progress).await;
        };
        let mut document = self.account_document(credentials, power).await?;
        let items = match document.pointer_mut(place.as_str()).map(Value::take) {
            // A list without entries is a default, and defaults may be left out.
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => return Err(ConnectError::Unexpected { pointer: place.as_str().to_owned() }),
        };
        progress(items.len() as u64);
        Ok(items)
    }
}

/// The key that was used to sign in, where the system shows no other.
fn in_use(keys: &Keys, credentials: &Credentials) -> Option<Key> {
    let spec = keys.in_use.as_ref().filter(|spec| spec.way == credentials.way)?;
    Some(Key {
        id: KeyId::new(IN_USE),
        name: spec.name.clone(),
        hint: credentials.kept.get(&spec.field).map(chatelaine_model::Secret::hint),
        owner: None,
        created: None,
        last_used: None,
        expires: None,
        // The server does not say whether it ends.
        endless: false,
        revoked: false,
        permissions: None,
        about: None,
    })
}
