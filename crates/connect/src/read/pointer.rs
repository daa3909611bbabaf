//! JSON Pointers (RFC 6901), and paths: pointers in which `*` stands for every element.

use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

/// A JSON Pointer that was checked: empty for the whole, else a slash before each name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Pointer(String);

impl Pointer {
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        if !text.is_empty() && !text.starts_with('/') {
            return Err(format!("'{text}' is no JSON Pointer: it is empty or begins with a slash"));
        }
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            if letter == '~' && !matches!(letters.next(), Some('0' | '1')) {
                return Err(format!("'{text}' is no JSON Pointer: after '~' comes 0 or 1"));
            }
        }
        Ok(Self(text.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// What it points at. `null` counts as absent: the systems use both for the same.
    pub(crate) fn of<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        value.pointer(&self.0).filter(|found| !found.is_null())
    }

    /// Text at that place; numbers and truth values are written out, anything else is no text.
    pub(crate) fn text(&self, value: &Value) -> Option<String> {
        self.of(value).and_then(scalar)
    }

    /// Everything at that place, where each `*` stands for all elements of a list or members of an object.
    pub(crate) fn all<'v>(&self, value: &'v Value) -> Vec<&'v Value> {
        let mut found = vec![value];
        for name in self.0.split('/').skip(1) {
            found = found.into_iter().flat_map(|value| step(value, name)).collect();
        }
        found.retain(|value| !value.is_null());
        found
    }
}

fn step<'v>(value: &'v Value, name: &str) -> Vec<&'v Value> {
    match (name, value) {
        ("*", Value::Array(items)) => items.iter().collect(),
        ("*", Value::Object(members)) => members.values().collect(),
        _ => value.pointer(&format!("/{name}")).into_iter().collect(),
    }
}

/// A scalar as text; `None` for lists, objects and null.
pub(crate) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The last part of a pointer to a member (RFC 6901, section 3).
pub(crate) fn member(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Whether a value says yes: servers write true, 1 and their texts.
pub(crate) fn truth(value: &Value) -> bool {
    match value {
        Value::Bool(truth) => *truth,
        Value::Number(number) => number.as_f64().is_some_and(|number| number != 0.0),
        Value::String(text) => matches!(text.to_lowercase().as_str(), "true" | "1" | "yes"),
        _ => false,
    }
}

impl<'de> Deserialize<'de> for Pointer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_pointers_are_taken() {
        for text in ["", "/", "/a/0/b", "/a~1b/~0", "/2faDetails/token"] {
            assert!(Pointer::parse(text).is_ok(), "{text}");
        }
        for text in ["a", "a/b", "/a~", "/a~2"] {
            assert!(Pointer::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn null_is_absent_and_scalars_become_text() {
        let value = json!({ "a": null, "n": 7, "b": false, "o": {} });
        let text = |pointer: &str| Pointer::parse(pointer).unwrap().text(&value);
        assert_eq!((text("/a"), text("/o"), text("/x")), (None, None, None));
        assert_eq!((text("/n"), text("/b")), (Some("7".into()), Some("false".into())));
    }

    #[test]
    fn a_star_stands_for_every_element() {
        let value =
            json!({ "A": [{ "R": [{ "N": "x" }, { "N": "y" }] }, { "R": [] }, { "R": [{ "N": "z" }] }] });
        let found = Pointer::parse("/A/*/R/*/N").unwrap();
        assert_eq!(found.all(&value), [&json!("x"), &json!("y"), &json!("z")]);
    }
}
