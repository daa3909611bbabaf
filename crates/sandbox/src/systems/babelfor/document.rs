//! The account document: the person, with keys and settings inside.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::caller::Caller;
use super::{SYSTEM, times};
use crate::store::keys::{self, StoredKey};
use crate::store::settings::{self, StoredSetting};
use crate::store::{StoreError, accounts};

/// The caller's whole document. Its keys are all those that the caller administers.
pub(super) fn user(connection: &Connection, caller: &Caller) -> Result<Value, StoreError> {
    let owners = Owners::read(connection)?;
    let keys = keys::list(connection, SYSTEM, caller.realm())?;
    let settings = settings::list(connection, &caller.account.id)?;
    let mut user = json!({
        "id": caller.account.id,
        "userName": caller.account.login,
    });
    if let (Value::Object(user), Value::Object(told)) = (&mut user, &caller.account.document) {
        user.extend(told.clone());
        user.insert("apiKeys".into(), keys.iter().map(|key| owners.key(key)).collect());
        user.insert(
            "settings".into(),
            settings.iter().map(|setting| self::setting(setting, &caller.account.id)).collect(),
        );
    }
    Ok(user)
}

/// The user names behind the ids of owners.
pub(super) struct Owners(Vec<(String, String)>);

impl Owners {
    pub(super) fn read(connection: &Connection) -> Result<Self, StoreError> {
        let accounts = accounts::all(connection, SYSTEM)?;
        Ok(Self(accounts.into_iter().map(|account| (account.id, account.login)).collect()))
    }

    /// Whether an id is somebody's.
    pub(super) fn knows(&self, id: &str) -> bool {
        self.0.iter().any(|(known, _)| known == id)
    }

    /// A key as it is told.
    pub(super) fn key(&self, key: &StoredKey) -> Value {
        json!({
            "id": key.id,
            "name": key.name,
            "key": key.value,
            "clientSecret": key.client_secret,
            "createdDate": times::written(key.created),
            "expireDate": times::optional(key.ends),
            "ownerId": key.owner,
            // Assumed: the vendor says that a listed key tells the user it is assigned to, not under which name.
            "owner": self.0.iter().find(|(id, _)| *id == key.owner).map(|(_, login)| login),
            "revoked": key.revoked,
            "permissions": key.permissions,
            "description": key.about,
        })
    }
}

fn setting(setting: &StoredSetting, account: &str) -> Value {
    json!({
        "id": setting.id,
        "category": setting.category,
        "group": setting.section,
        "name": setting.name,
        "value": setting.value,
        "type": setting.kind,
        "description": setting.about,
        "readOnly": setting.read_only,
        "userId": account,
    })
}
