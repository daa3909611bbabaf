//! From an item of a list to a key.

use chatelaine_model::{Key, KeyId, Secret, clean, hint_of};
use serde_json::Value;

use crate::ConnectError;
use crate::definition::KeyExpiry;
use crate::definition::document::{Document, KeyMap, Keys, Permissions};
use crate::read::permissions::{names_in, names_of};
use crate::read::times::{self, Moment};
use crate::read::{NAME_LIMIT, Pointer};

/// Identifiers longer than this are none: they go into URLs.
const ID_LIMIT: usize = 1_000;

/// Reads one item. An item without identifier spoils the list: leaving it out would hide a key.
pub(super) fn key_of(definition: &Document, keys: &Keys, item: &Value) -> Result<Key, ConnectError> {
    let map = map_of(keys)?;
    let id = id_of(map, item)?;
    let text = |place: Option<&Pointer>| {
        let text = place.and_then(|place| place.text(item)).filter(|text| !text.is_empty());
        text.map(|text| clean(&text, NAME_LIMIT))
    };
    let time = |place: &Option<Pointer>| {
        times::read(place.as_ref().and_then(|place| place.of(item)), &definition.times.none)
    };
    let expires = time(&map.expires);
    let endless = match keys.expiry {
        KeyExpiry::None => true,
        // An end that cannot be read is a gap, not a key without end.
        KeyExpiry::Optional => expires == Moment::None,
        KeyExpiry::Required => false,
    };
    Ok(Key {
        id,
        name: clean(&map.name.text(item).unwrap_or_default(), NAME_LIMIT),
        hint: map.secret.as_ref().and_then(|place| place.text(item)).map(|secret| hint_of(&secret)),
        owner: map.owner.iter().find_map(|place| text(Some(place))),
        created: instant(time(&map.created)),
        last_used: instant(time(&map.last_used)),
        expires: instant(expires),
        endless,
        revoked: map.revoked.as_ref().and_then(|place| place.of(item)) == Some(&Value::Bool(true)),
        permissions: keys
            .permissions
            .as_ref()
            .and_then(|spec| permissions(spec, item, definition.answer.defaults_dropped)),
        about: text(map.about.as_ref()),
    })
}

/// The map of a definition that reads keys; checked definitions have it.
pub(super) fn map_of(keys: &Keys) -> Result<&KeyMap, ConnectError> {
    keys.map.as_ref().ok_or(ConnectError::Definition)
}

/// The identifier of an item.
pub(super) fn id_of(map: &KeyMap, item: &Value) -> Result<KeyId, ConnectError> {
    let id = map.id.text(item).filter(|id| !id.is_empty() && id.len() <= ID_LIMIT);
    id.map(KeyId::new).ok_or_else(|| ConnectError::Unexpected { pointer: map.id.as_str().to_owned() })
}

/// The value of the key in an item, where the item tells it.
pub(super) fn secret_of(map: &KeyMap, item: &Value) -> Option<Secret> {
    let secret = map.secret.as_ref()?.text(item)?;
    (!secret.is_empty()).then(|| Secret::new(secret))
}

fn permissions(spec: &Permissions, item: &Value, defaults_dropped: bool) -> Option<Vec<String>> {
    match spec.at.of(item) {
        Some(value) if !spec.flags.is_empty() => value.as_u64().map(|bits| names_of(bits, &spec.flags)),
        Some(value) => names_in(value),
        None => defaults_dropped.then(Vec::new),
    }
}

fn instant(moment: Moment) -> Option<chrono::DateTime<chrono::Utc>> {
    match moment {
        Moment::At(time) => Some(time.at),
        Moment::None | Moment::Unreadable => None,
    }
}
