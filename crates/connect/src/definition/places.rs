//! Places in the text of a definition, as users name them: `keys.create.request.path`.

use serde_json::Value as Json;
use toml::{Table, Value};

use super::AssumedPlace;

/// Members that say how something is called or known, and not how a server is spoken to.
const WORDS: [&str; 7] = ["source", "label", "fields", "way", "note", "why", "assumed"];

/// Members whose own member names are the server's: they are corrected as a whole, written as JSON.
const WHOLE: [&str; 8] = ["json", "form", "query", "headers", "cookies", "set", "kinds", "extended"];

/// The value at a place, to look at.
pub(super) fn find<'t>(tree: &'t Table, place: &str) -> Option<&'t Value> {
    let (value, rest) = step(tree, place)?;
    walk(value, rest)
}

fn walk<'t>(value: &'t Value, rest: Option<&str>) -> Option<&'t Value> {
    let Some(rest) = rest else { return Some(value) };
    match value {
        Value::Table(table) => {
            let (value, rest) = step(table, rest)?;
            walk(value, rest)
        }
        Value::Array(items) => {
            let (index, rest) = entry(items, rest)?;
            walk(items.get(index)?, rest)
        }
        _ => None,
    }
}

/// The value at a place, to change.
pub(super) fn find_mut<'t>(tree: &'t mut Table, place: &str) -> Option<&'t mut Value> {
    let (name, rest) = member(tree, place)?;
    let name = name.to_owned();
    walk_mut(tree.get_mut(&name)?, rest)
}

fn walk_mut<'t>(value: &'t mut Value, rest: Option<&str>) -> Option<&'t mut Value> {
    let Some(rest) = rest else { return Some(value) };
    match value {
        Value::Table(table) => find_mut(table, rest),
        Value::Array(items) => {
            let (index, rest) = entry(items, rest)?;
            walk_mut(items.get_mut(index)?, rest)
        }
        _ => None,
    }
}

fn step<'t, 'p>(table: &'t Table, place: &'p str) -> Option<(&'t Value, Option<&'p str>)> {
    let (name, rest) = member(table, place)?;
    Some((table.get(name)?, rest))
}

/// The member that a place begins with. Names may have points of their own, so the longest that fits is taken.
fn member<'t, 'p>(table: &'t Table, place: &'p str) -> Option<(&'t str, Option<&'p str>)> {
    let fits = |name: &'t String| match place.strip_prefix(name.as_str()) {
        Some("") => Some((name.as_str(), None)),
        Some(rest) => rest.strip_prefix('.').map(|rest| (name.as_str(), Some(rest))),
        None => None,
    };
    table.keys().filter_map(fits).max_by_key(|(name, _)| name.len())
}

/// The entry of a list that a place goes on with: a way of signing in by its name, everything else by its index.
fn entry<'p>(items: &[Value], place: &'p str) -> Option<(usize, Option<&'p str>)> {
    let (name, rest) = place.split_once('.').map_or((place, None), |(name, rest)| (name, Some(rest)));
    let by_way = items.iter().position(|item| item.get("way").and_then(Value::as_str) == Some(name));
    by_way.or_else(|| name.parse().ok()).map(|index| (index, rest))
}

/// Everything under a place that can be corrected. What has a source of its own is another table's.
pub(super) fn under(tree: &Table, place: &str) -> Vec<AssumedPlace> {
    let mut found = Vec::new();
    if let Some(value) = find(tree, place) {
        collect(place, value, &mut found);
    }
    found
}

fn collect(place: &str, value: &Value, found: &mut Vec<AssumedPlace>) {
    match value {
        Value::Table(table) => {
            for (name, value) in table.iter().filter(|(name, _)| !WORDS.contains(&name.as_str())) {
                let inner = format!("{place}.{name}");
                let own = value.get("source").is_some();
                if WHOLE.contains(&name.as_str()) && value.is_table() && !own {
                    found.push(AssumedPlace { place: inner, value: json(value).to_string() });
                } else if !own {
                    collect(&inner, value, found);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().filter(|(_, item)| item.get("source").is_none()) {
                let name = item.get("way").and_then(Value::as_str);
                let inner = name.map_or_else(|| format!("{place}.{index}"), |name| format!("{place}.{name}"));
                collect(&inner, item, found);
            }
        }
        Value::String(text) => found.push(AssumedPlace { place: place.to_owned(), value: text.clone() }),
        scalar => found.push(AssumedPlace { place: place.to_owned(), value: scalar.to_string() }),
    }
}

/// The same value as JSON.
fn json(value: &Value) -> Json {
    serde_json::to_value(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Table {
        toml::from_str(
            r#"
            [[sign_in]]
            way = "key"
            label = "Key"
            send = { header = "X", value = "{key}" }
            [[sign_in]]
            way = "password"
            [[sign_in.step]]
            request = { path = "/login", json = { "{field}" = "{login}" } }
            [settings.kinds]
            "system.boolean" = "bool"
            [keys.list]
            source = "documented"
            "#,
        )
        .unwrap()
    }

    #[test]
    fn places_are_found_by_names_ways_indexes_and_names_with_points() {
        let mut tree = tree();
        let text = |place: &str| find(&tree, place).and_then(Value::as_str).map(str::to_owned);
        assert_eq!(text("sign_in.password.step.0.request.path").as_deref(), Some("/login"));
        assert_eq!(text("sign_in.key.send.header").as_deref(), Some("X"));
        assert_eq!(text("settings.kinds.system.boolean").as_deref(), Some("bool"));
        assert_eq!(text("sign_in.code"), None);
        assert_eq!(text("sign_in.password.step.1"), None);
        let place = find_mut(&mut tree, "sign_in.password.step.0.request.path").unwrap();
        *place = Value::String("/in".into());
        assert_eq!(find(&tree, "sign_in.1.step.0.request.path"), Some(&Value::String("/in".into())));
    }

    #[test]
    fn what_can_be_corrected_is_told_without_words_for_people() {
        let tree = tree();
        let places = |place: &str| {
            let found = under(&tree, place);
            found.into_iter().map(|found| (found.place, found.value)).collect::<Vec<_>>()
        };
        assert_eq!(
            places("sign_in.key"),
            [
                ("sign_in.key.send.header".into(), "X".into()),
                ("sign_in.key.send.value".into(), "{key}".into())
            ]
        );
        let step = places("sign_in.password.step.0.request");
        assert!(
            step.contains(&(
                "sign_in.password.step.0.request.json".into(),
                r#"{"{field}":"{login}"}"#.into()
            ))
        );
        assert!(places("keys").is_empty(), "a table with a source of its own stands for itself");
    }
}
