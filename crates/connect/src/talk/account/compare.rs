//! Whether two documents say the same, however they are written.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::read::{Pointer, times};

/// Compares by meaning: an absent member equals null, and equals false and 0 as well where the server leaves out
/// defaults; times are compared as instants, numbers as numbers; a list of objects with an `id` has no order.
pub(super) fn same(one: &Value, other: &Value, defaults_dropped: bool) -> bool {
    let absent = |value: &Value| match value {
        Value::Null => true,
        Value::Bool(truth) => defaults_dropped && !truth,
        Value::Number(number) => defaults_dropped && number.as_f64() == Some(0.0),
        _ => false,
    };
    if absent(one) && absent(other) {
        return true;
    }
    match (one, other) {
        (Value::Object(left), Value::Object(right)) => {
            let null = Value::Null;
            let names = left.keys().chain(right.keys().filter(|name| !left.contains_key(*name)));
            names.into_iter().all(|name| {
                same(left.get(name).unwrap_or(&null), right.get(name).unwrap_or(&null), defaults_dropped)
            })
        }
        (Value::Array(left), Value::Array(right)) => same_items(left, right, defaults_dropped),
        (Value::Number(left), Value::Number(right)) => left == right || left.as_f64() == right.as_f64(),
        (Value::String(left), Value::String(right)) => left == right || same_time(left, right),
        _ => one == other,
    }
}

/// The document without what the server changes by itself.
pub(super) fn without(mut document: Value, owned: &[Pointer]) -> Value {
    for place in owned {
        if let Some(value) = document.pointer_mut(place.as_str()) {
            *value = Value::Null;
        }
    }
    document
}

fn same_items(left: &[Value], right: &[Value], defaults_dropped: bool) -> bool {
    if left.len() != right.len() {
        return false;
    }
    if let (Some(left), Some(right)) = (by_id(left), by_id(right)) {
        return left
            .iter()
            .all(|(id, one)| right.get(id).is_some_and(|other| same(one, other, defaults_dropped)));
    }
    left.iter().zip(right).all(|(one, other)| same(one, other, defaults_dropped))
}

/// A server may list the same entries in another order after a write.
fn by_id(items: &[Value]) -> Option<BTreeMap<String, &Value>> {
    let by_id: Option<BTreeMap<String, &Value>> =
        items.iter().map(|item| Some((item.get("id")?.to_string(), item))).collect();
    by_id.filter(|by_id| by_id.len() == items.len())
}

fn same_time(left: &str, right: &str) -> bool {
    matches!((times::parse(left), times::parse(right)), (Some(left), Some(right)) if left.at == right.at)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_server_rewrites_without_changing_it_is_the_same() {
        let sent = json!({ "a": null, "on": false, "n": 0, "at": "2026-11-23T10:00:00Z", "keys": [{ "id": 1 }, { "id": 2, "x": 1.0 }] });
        let kept = json!({ "at": "2026-11-23T11:00:00.0000000+01:00", "keys": [{ "id": 2, "x": 1, "revoked": false }, { "id": 1 }] });
        assert!(same(&sent, &kept, true));
        assert!(!same(&sent, &kept, false), "false is not absent where defaults are written");
    }

    #[test]
    fn every_real_difference_is_seen() {
        let sent = json!({ "name": "a", "keys": [{ "id": 1, "revoked": true }] });
        for kept in [
            json!({ "name": "b", "keys": [{ "id": 1, "revoked": true }] }),
            json!({ "name": "a", "keys": [{ "id": 1 }] }),
            json!({ "name": "a", "keys": [] }),
            json!({ "name": "a", "keys": [{ "id": 2, "revoked": true }] }),
            json!({ "name": "a", "new": 1, "keys": [{ "id": 1, "revoked": true }] }),
        ] {
            assert!(!same(&sent, &kept, true), "{kept}");
        }
    }

    #[test]
    fn what_the_server_owns_does_not_count() {
        let owned = [Pointer::parse("/updatedAt").unwrap()];
        let sent = without(json!({ "updatedAt": "2026-01-01T00:00:00Z", "a": 1 }), &owned);
        let kept = without(json!({ "updatedAt": "2026-01-02T00:00:00Z", "a": 1 }), &owned);
        assert!(same(&sent, &kept, false));
    }
}
