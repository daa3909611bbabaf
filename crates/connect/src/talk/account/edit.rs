//! Changing facts and settings of one's own account.

use std::collections::BTreeMap;

use chatelaine_model::{Account, Power, SettingType};
use serde_json::{Map, Value};

use super::compare::same;
use super::settings::slots_of;
use super::value::{of_kind, of_setting};
use crate::definition::document::{self, Document};
use crate::talk::Connection;
use crate::{ConnectError, Credentials};

/// A place in the account document and its new value.
type Change = (String, Value);

impl Connection {
    /// Changes facts and settings: their names or ids to new values as text. Only what differs is changed; the account
    /// as it was read back is the answer.
    ///
    /// # Errors
    /// [`ConnectError::Input`] before anything is sent, for what is unknown, locked or of another kind;
    /// [`ConnectError::Refused`], [`ConnectError::ChangedMeanwhile`], [`ConnectError::OutcomeUnknown`].
    pub async fn change_account(
        &self,
        credentials: &Credentials,
        changes: &BTreeMap<String, String>,
    ) -> Result<Account, ConnectError> {
        self.edit(credentials, Power::ChangeAccount, changes).await
    }

    /// Changes one setting.
    ///
    /// # Errors
    /// As [`Connection::change_account`].
    pub async fn change_setting(
        &self,
        credentials: &Credentials,
        id: &str,
        value: &str,
    ) -> Result<Account, ConnectError> {
        let changes = BTreeMap::from([(id.to_owned(), value.to_owned())]);
        self.edit(credentials, Power::ChangeSettings, &changes).await
    }

    async fn edit(
        &self,
        credentials: &Credentials,
        power: Power,
        changes: &BTreeMap<String, String>,
    ) -> Result<Account, ConnectError> {
        let definition = self.definition.document();
        let account = definition.account.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let write = account.write.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let schema = self.schema(credentials, power).await?;
        let read = |document: &Value| planned(definition, account, document, schema.as_ref(), changes);
        if write.request.mentions("document") {
            let change = |document: &mut Value| {
                for (at, value) in read(document)? {
                    put(document, &at, value).ok_or(ConnectError::Definition)?;
                }
                Ok(())
            };
            let kept = self.rewrite_account(credentials, power, change).await?;
            return self.described(&kept, schema.as_ref());
        }
        let before = self.account_document(credentials, power).await?;
        let planned = read(&before)?;
        if planned.is_empty() {
            return self.described(&before, schema.as_ref());
        }
        let mut partial = Value::Object(Map::new());
        for (at, value) in &planned {
            put(&mut partial, at, value.clone()).ok_or(ConnectError::Definition)?;
        }
        self.send_account(credentials, power, write, "changes", partial).await?;
        let kept =
            self.account_document(credentials, power).await.map_err(|_| ConnectError::OutcomeUnknown)?;
        let dropped = definition.answer.defaults_dropped;
        let held = |(at, value): &Change| same(kept.pointer(at).unwrap_or(&Value::Null), value, dropped);
        if planned.iter().all(held) {
            self.described(&kept, schema.as_ref())
        } else {
            Err(ConnectError::ChangedMeanwhile)
        }
    }
}

/// The changes that make a difference to this document.
fn planned(
    definition: &Document,
    account: &document::Account,
    document: &Value,
    schema: Option<&Value>,
    changes: &BTreeMap<String, String>,
) -> Result<Vec<Change>, ConnectError> {
    let settings = definition.settings.as_ref();
    let slots = settings.map(|spec| slots_of(spec, document, schema)).unwrap_or_default();
    let mut planned = Vec::new();
    for (name, text) in changes {
        let wrong = |reason| ConnectError::Input { name: name.clone(), reason };
        let fact = account.facts.iter().find(|fact| fact.edit && fact.name == *name);
        let slot = slots.iter().find(|slot| slot.setting.id == *name);
        let (at, value) = match (fact, slot) {
            (Some(fact), _) => {
                let kind = if fact.time { SettingType::Time } else { SettingType::Text };
                (fact.at.as_str().to_owned(), of_kind(kind, text).map_err(wrong)?)
            }
            (None, Some(slot)) if slot.setting.read_only => return Err(wrong("the server keeps it locked")),
            (None, Some(slot)) => {
                let strings = settings.is_some_and(|spec| spec.strings);
                let before = document.pointer(&slot.at);
                (slot.at.clone(), of_setting(&slot.setting, before, text, strings).map_err(wrong)?)
            }
            (None, None) => return Err(wrong("the account has nothing of that name that can be changed")),
        };
        let before = document.pointer(&at).unwrap_or(&Value::Null);
        // An absent text is an empty one.
        let untouched = before.is_null() && value == "";
        if !untouched && !same(before, &value, definition.answer.defaults_dropped) {
            planned.push((at, value));
        }
    }
    Ok(planned)
}

/// Sets the value at a place; objects on the way are made, entries of lists must be there.
fn put(document: &mut Value, at: &str, value: Value) -> Option<()> {
    let mut place = document;
    for name in at.split('/').skip(1).map(|name| name.replace("~1", "/").replace("~0", "~")) {
        if place.is_null() {
            *place = Value::Object(Map::new());
        }
        place = match place {
            Value::Object(members) => members.entry(name).or_insert(Value::Null),
            Value::Array(items) => items.get_mut(name.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    *place = value;
    Some(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_place_is_made_where_objects_lack_and_never_in_lists() {
        let mut document = json!({ "list": [{ "a": 1 }] });
        assert_eq!(put(&mut document, "/info/first~1name", json!("A")), Some(()));
        assert_eq!(put(&mut document, "/list/0/a", json!(2)), Some(()));
        assert_eq!(put(&mut document, "/list/1/a", json!(2)), None);
        assert_eq!(document, json!({ "list": [{ "a": 2 }], "info": { "first/name": "A" } }));
    }
}
