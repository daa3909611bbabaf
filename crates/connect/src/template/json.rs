//! JSON with places to fill.

use serde::{Deserialize, Deserializer, de};
use serde_json::{Map, Value};

use super::fill::as_text;
use super::{Encoding, Fill, Fills, Missing, Slot, Template};

/// A JSON value whose strings and member names are templates.
#[derive(Debug, Clone)]
pub(crate) enum JsonTemplate {
    Object(Vec<(Template, JsonTemplate)>),
    Array(Vec<JsonTemplate>),
    Text(Template),
    Literal(Value),
}

impl JsonTemplate {
    fn parse(value: Value) -> Result<Self, String> {
        Ok(match value {
            Value::Object(members) => {
                let member =
                    |(name, value): (String, Value)| Ok((Template::parse(&name)?, Self::parse(value)?));
                Self::Object(members.into_iter().map(member).collect::<Result<_, String>>()?)
            }
            Value::Array(items) => Self::Array(items.into_iter().map(Self::parse).collect::<Result<_, _>>()?),
            Value::String(text) => Self::Text(Template::parse(&text)?),
            literal => Self::Literal(literal),
        })
    }

    /// The value with all slots filled; `None` when it is an optional slot with nothing. A string that is just a
    /// slot takes the type of the value; members and elements that are `None` are left out.
    pub(crate) fn fill(&self, fills: &Fills) -> Result<Option<Value>, Missing> {
        Ok(Some(match self {
            Self::Literal(value) => value.clone(),
            Self::Text(template) => match (template.sole_slot(), template.fill(fills, Encoding::Plain)?) {
                (_, None) => return Ok(None),
                (Some(slot), Some(_)) => typed(slot, fills),
                (None, Some(filled)) => Value::String(filled.text),
            },
            Self::Array(items) => {
                let mut array = Vec::new();
                for item in items {
                    array.extend(item.fill(fills)?);
                }
                Value::Array(array)
            }
            Self::Object(members) => {
                let mut object = Map::new();
                for (name, value) in members {
                    if let (Some(name), Some(value)) =
                        (name.fill(fills, Encoding::Plain)?, value.fill(fills)?)
                    {
                        object.insert(name.text, value);
                    }
                }
                Value::Object(object)
            }
        }))
    }

    /// All places to fill.
    pub(crate) fn slots(&self) -> Vec<&Slot> {
        match self {
            Self::Literal(_) => Vec::new(),
            Self::Text(template) => template.slots().collect(),
            Self::Array(items) => items.iter().flat_map(Self::slots).collect(),
            Self::Object(members) => {
                members.iter().flat_map(|(name, value)| name.slots().chain(value.slots())).collect()
            }
        }
    }
}

fn typed(slot: &Slot, fills: &Fills) -> Value {
    match fills.get(&slot.name) {
        Some(Fill::Json(value)) => value.clone(),
        Some(fill) => Value::String(as_text(fill)),
        None => Value::Null,
    }
}

impl<'de> Deserialize<'de> for JsonTemplate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(Value::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use chatelaine_model::Secret;
    use serde_json::json;

    use super::*;

    #[test]
    fn slots_keep_types_and_optional_members_drop() {
        let template = JsonTemplate::parse(json!({
            "{field}": "{password}", "flags": "{flags}", "text": "n={flags}", "note": "{note?}", "deep": { "on": true, "list": ["{note?}", 1] }
        }))
        .unwrap();
        let mut fills = Fills::default();
        fills
            .set("field", Fill::Raw("login".into()))
            .secret("password", &Secret::new("sentinel"))
            .set("flags", Fill::Json(5.into()));
        let filled = template.fill(&fills).unwrap().unwrap();
        assert_eq!(
            filled,
            json!({ "login": "sentinel", "flags": 5, "text": "n=5", "deep": { "on": true, "list": [1] } })
        );
    }
}
