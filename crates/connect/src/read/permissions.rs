//! Permissions as bit flags or as a list of names.

use std::collections::BTreeMap;

use chatelaine_model::clean;
use serde_json::Value;

/// The names of the flags that are set, lowest bit first. Bits without a name are shown as they are (`0x10`): a
/// permission that nobody knows must not look like none.
pub(crate) fn names_of(bits: u64, flags: &BTreeMap<String, u64>) -> Vec<String> {
    let mut known: Vec<_> = flags.iter().filter(|(_, bit)| bits & **bit == **bit).collect();
    known.sort_by_key(|(_, bit)| **bit);
    let rest = flags.values().fold(bits, |rest, bit| rest & !bit);
    let mut names: Vec<String> = known.into_iter().map(|(name, _)| name.clone()).collect();
    if rest != 0 {
        names.push(format!("{rest:#x}"));
    }
    names
}

/// The flags of names; `None` when one is not known.
pub(crate) fn bits_of(names: &[String], flags: &BTreeMap<String, u64>) -> Option<u64> {
    names.iter().try_fold(0, |bits, name| flags.get(name).map(|bit| bits | bit))
}

/// Names in a list, or separated by spaces as OAuth scopes are (RFC 6749, section 3.3).
pub(crate) fn names_in(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => {
            Some(items.iter().filter_map(Value::as_str).map(|name| clean(name, 100)).collect())
        }
        Value::String(text) => Some(text.split_whitespace().map(|name| clean(name, 100)).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_become_names_and_back() {
        let flags: BTreeMap<String, u64> = [("Read", 1), ("Write", 2), ("Delete", 4), ("Create", 8)]
            .map(|(name, bit)| (name.to_owned(), bit))
            .into();
        assert_eq!(names_of(11, &flags), ["Read", "Write", "Create"]);
        assert_eq!(names_of(17, &flags), ["Read", "0x10"]);
        assert!(names_of(0, &flags).is_empty());
        assert_eq!(bits_of(&["Delete".into(), "Read".into()], &flags), Some(5));
        assert_eq!(bits_of(&["Own".into()], &flags), None);
    }
}
