//! The names in the shipped definitions, which the window puts into words.

use crate::project::{json, text};

/// The places of a definition that name facts of an account.
const FACTS: [&[&str]; 3] =
    [&["account", "facts"], &["accounts", "map", "facts"], &["accounts", "map", "more"]];

#[test]
fn every_fact_of_a_shipped_definition_has_a_word() {
    let words = json("ui/src/words/en/facts.json");
    let mut known = 0;
    for system in ["b2core", "babelfor", "bfore", "haut", "mgmtapp"] {
        let definition: toml::Table =
            toml::from_str(&text(&format!("crates/connect/definitions/{system}.toml"))).unwrap();
        let definition = toml::Value::Table(definition);
        for place in FACTS {
            let facts = place.iter().try_fold(&definition, |value, name| value.get(name));
            for fact in facts.and_then(toml::Value::as_array).into_iter().flatten() {
                let name = fact["name"].as_str().unwrap();
                assert!(words["name"][name].is_string(), "{system}: the fact '{name}' has no word");
                known += 1;
            }
        }
    }
    assert!(known > 30, "only {known} facts were found: did their place move?");
}
