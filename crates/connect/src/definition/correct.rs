//! A definition with what is different on one server.

use std::collections::BTreeMap;

use chatelaine_model::Server;
use serde_json::Value as Json;
use toml::{Table, Value};

use super::parse::{self, line_of};
use super::places::find_mut;
use super::{Definition, DefinitionError};

impl Definition {
    /// The definition as it holds on a server: with its options and its corrections.
    ///
    /// # Errors
    /// As [`Definition::corrected`].
    pub fn on(&self, server: &Server) -> Result<Self, DefinitionError> {
        let known = server.options.iter().filter(|(name, _)| self.document.options.contains_key(*name));
        let options = known.map(|(name, value)| (format!("options.{name}.default"), value.clone()));
        self.corrected(&options.chain(server.corrections.clone()).collect())
    }

    /// The definition with other values at some places, such as `keys.create.request.path`. A value takes the type of
    /// what stands there; tables and lists are written as JSON. The result is checked like any definition.
    ///
    /// # Errors
    /// [`DefinitionError`] names the place and what is wrong with the value.
    pub fn corrected(&self, corrections: &BTreeMap<String, String>) -> Result<Self, DefinitionError> {
        if corrections.is_empty() {
            return Self::parse(&self.file, &self.text);
        }
        self.overlaid(corrections).map_err(|error| {
            // One of them may be to blame alone: that one is named.
            let alone = corrections.iter().find_map(|(place, value)| {
                let one = BTreeMap::from([(place.clone(), value.clone())]);
                self.overlaid(&one).err().map(|error| (place, error.reason))
            });
            let names = || corrections.keys().cloned().collect::<Vec<_>>().join(", ");
            let (place, reason) =
                alone.map_or_else(|| (names(), error.reason), |(place, reason)| (place.clone(), reason));
            let table = place.rsplit_once('.').map_or(place.as_str(), |(table, _)| table);
            let line = line_of(&self.text, &format!("[{table}]"));
            DefinitionError { file: self.file.clone(), line, reason: format!("'{place}': {reason}") }
        })
    }

    fn overlaid(&self, corrections: &BTreeMap<String, String>) -> Result<Self, DefinitionError> {
        let wrong = |reason: String| DefinitionError { file: self.file.clone(), line: 1, reason };
        let mut tree: Table = parse::tree(&self.file, &self.text)?;
        for (place, value) in corrections {
            if place == "system" || place.starts_with("system.") {
                return Err(wrong("what a system is called is not corrected per server".into()));
            }
            let at = find_mut(&mut tree, place).ok_or_else(|| wrong("there is no such place".into()))?;
            *at = typed(at, value).map_err(wrong)?;
        }
        let text = toml::to_string(&tree).map_err(|error| wrong(error.to_string()))?;
        Self::parse(&self.file, &text)
    }
}

/// A value with the type of the one before it.
fn typed(before: &Value, text: &str) -> Result<Value, String> {
    let what = match before {
        Value::String(_) => return Ok(Value::String(text.to_owned())),
        Value::Integer(_) => text.trim().parse().map(Value::Integer).map_err(|_| "a whole number"),
        Value::Float(_) => text.trim().parse().map(Value::Float).map_err(|_| "a number"),
        Value::Boolean(_) => text.trim().parse().map(Value::Boolean).map_err(|_| "true or false"),
        Value::Array(_) => read(text).filter(Value::is_array).ok_or("a list, written as JSON"),
        Value::Table(_) => read(text)
            .filter(|value| value.is_table() || value.is_str())
            .ok_or("an object, written as JSON and without null"),
        Value::Datetime(_) => Err("nothing that can be corrected"),
    };
    what.map_err(|what| format!("'{text}' does not fit: {what} stands there"))
}

/// JSON as TOML, which knows no null.
fn read(text: &str) -> Option<Value> {
    let json: Json = serde_json::from_str(text).ok()?;
    Value::try_from(json).ok()
}
