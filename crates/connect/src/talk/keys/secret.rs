//! The value of a key that can be read again.

use chatelaine_model::{KeyId, Power, Secret};
use serde_json::Value;

use super::item::{id_of, map_of, secret_of};
use crate::definition::SecretReach;
use crate::talk::Connection;
use crate::{ConnectError, Credentials};

impl Connection {
    /// The value of a key, where the server lets it be read again.
    ///
    /// # Errors
    /// [`ConnectError::NotOffered`] where it is shown once only, [`ConnectError::NoSuchKey`].
    pub async fn key_secret(&self, credentials: &Credentials, id: &KeyId) -> Result<Secret, ConnectError> {
        let keys = self.key_spec(Power::ListKeys)?;
        if let Some(in_use) = keys.in_use.as_ref().filter(|in_use| in_use.way == credentials.way) {
            return credentials.kept.get(&in_use.field).cloned().ok_or(ConnectError::NoSuchKey);
        }
        if keys.secret == SecretReach::Once {
            return Err(ConnectError::NotOffered(Power::ListKeys));
        }
        let map = map_of(keys)?;
        let item = self.find_key(credentials, Power::ListKeys, id).await?;
        secret_of(map, &item).ok_or_else(|| ConnectError::Unexpected {
            pointer: map.secret.as_ref().map(|place| place.as_str().to_owned()).unwrap_or_default(),
        })
    }

    /// The item of a key in the list as it is now.
    pub(super) async fn find_key(
        &self,
        credentials: &Credentials,
        power: Power,
        id: &KeyId,
    ) -> Result<Value, ConnectError> {
        let map = map_of(self.key_spec(power)?)?;
        let items = self.key_items(credentials, power, None, &|_| {}).await?;
        let found = items.into_iter().find(|item| id_of(map, item).is_ok_and(|found| found == *id));
        found.ok_or(ConnectError::NoSuchKey)
    }
}
