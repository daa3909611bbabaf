//! Text and JSON with places to fill: `{name}` must be there, `{name?}` drops the member it stands in.

mod fill;
mod fills;
mod json;

use serde::{Deserialize, Deserializer, de};

pub(crate) use fill::{Encoding, Filled, Missing, percent};
pub(crate) use fills::{Fill, Fills};
pub(crate) use json::JsonTemplate;

/// Text with slots, parsed once when a definition is read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Template {
    parts: Vec<Part>,
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// Stands as it is.
    Text(String),
    /// Is filled.
    Slot(Slot),
}

/// A place to fill.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Slot {
    /// What fills it.
    pub(crate) name: String,
    /// Whether the member is dropped when nothing does.
    pub(crate) optional: bool,
}

impl Template {
    /// Reads `a{name}b{other?}`. Braces have no other meaning and cannot be escaped: no request needs that.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, tail) =
                after.split_once('}').ok_or_else(|| format!("'{text}' has a '{{' without its '}}'"))?;
            push_text(&mut parts, before, text)?;
            parts.push(Part::Slot(parse_slot(slot, text)?));
            rest = tail;
        }
        push_text(&mut parts, rest, text)?;
        Ok(Self { parts })
    }

    /// Nothing but a slot.
    pub(crate) fn slot(name: &str) -> Self {
        Self { parts: vec![Part::Slot(Slot { name: name.to_owned(), optional: false })] }
    }

    /// The pieces in order.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The places to fill.
    pub(crate) fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.parts.iter().filter_map(|part| match part {
            Part::Slot(slot) => Some(slot),
            Part::Text(_) => None,
        })
    }

    /// The slot, where the template is nothing else.
    pub(crate) fn sole_slot(&self) -> Option<&Slot> {
        match self.parts.as_slice() {
            [Part::Slot(slot)] => Some(slot),
            _ => None,
        }
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str, whole: &str) -> Result<(), String> {
    if text.contains('}') {
        return Err(format!("'{whole}' has a '}}' without its '{{'"));
    }
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
    Ok(())
}

fn parse_slot(slot: &str, whole: &str) -> Result<Slot, String> {
    let (name, optional) = slot.strip_suffix('?').map_or((slot, false), |name| (name, true));
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.is_empty() || !name.chars().all(fits) {
        return Err(format!("'{{{slot}}}' in '{whole}' is no placeholder: a-z, 0-9 and _ make a name"));
    }
    Ok(Slot { name: name.to_owned(), optional })
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_found_between_text() {
        let template = Template::parse("/v1/{id}/x{order?}").unwrap();
        let slots: Vec<_> = template.slots().map(|slot| (slot.name.as_str(), slot.optional)).collect();
        assert_eq!(slots, [("id", false), ("order", true)]);
        assert!(template.sole_slot().is_none());
        assert_eq!(Template::parse("{id}").unwrap().sole_slot().unwrap().name, "id");
    }

    #[test]
    fn broken_braces_are_refused_with_the_text() {
        for text in ["{", "a}b", "{}", "{A}", "{a b}", "{?}", "{a{b}}"] {
            assert!(Template::parse(text).is_err_and(|reason| reason.contains(text)), "{text}");
        }
    }
}
