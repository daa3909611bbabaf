//! A request, where its credential goes, and places in an answer.

use std::collections::BTreeMap;

use reqwest::Method;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, de};

use crate::read::Pointer;
use crate::template::{JsonTemplate, Slot, Template};

/// One HTTP request.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    #[serde(deserialize_with = "method")]
    pub(crate) method: Method,
    pub(crate) path: Template,
    #[serde(default)]
    pub(crate) query: Pairs,
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, Template>,
    #[serde(default)]
    pub(crate) cookies: BTreeMap<String, Template>,
    /// User and password of HTTP Basic (RFC 7617).
    pub(crate) basic: Option<[Template; 2]>,
    pub(crate) json: Option<JsonTemplate>,
    pub(crate) form: Option<Pairs>,
    #[serde(default, rename = "as")]
    pub(crate) identity: Identity,
    /// Whether it changes something, where the method tells the opposite.
    pub(crate) changes: Option<bool>,
}

/// Names and values of a query or a form. Names are filled as well: `filter[{field}]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "BTreeMap<Template, Template>")]
pub(crate) struct Pairs(pub(crate) Vec<(Template, Template)>);

impl From<BTreeMap<Template, Template>> for Pairs {
    fn from(pairs: BTreeMap<Template, Template>) -> Self {
        Self(pairs.into_iter().collect())
    }
}

/// Who sends a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Identity {
    /// Whoever is signed in.
    #[default]
    Session,
    /// Nobody: no credential goes along.
    Nobody,
}

impl Request {
    /// Whether the server is another after it.
    pub(crate) fn changes(&self) -> bool {
        self.changes.unwrap_or(!matches!(self.method, Method::GET | Method::HEAD))
    }

    /// All places to fill.
    pub(crate) fn slots(&self) -> Vec<&Slot> {
        let pairs = self.form.iter().chain([&self.query]).flat_map(|pairs| &pairs.0);
        let texts = pairs.flat_map(|(name, value)| [name, value]);
        let basic = self.basic.iter().flatten();
        let json = self.json.iter().flat_map(JsonTemplate::slots);
        let texts = texts.chain(self.headers.values()).chain(self.cookies.values());
        let texts = texts.chain(basic).chain([&self.path]);
        texts.flat_map(Template::slots).chain(json).collect()
    }

    /// Whether a slot of that name is in it.
    pub(crate) fn mentions(&self, name: &str) -> bool {
        self.slots().iter().any(|slot| slot.name == name)
    }
}

/// How a credential goes along with a request.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Send {
    pub(crate) header: Option<Template>,
    pub(crate) cookie: Option<String>,
    pub(crate) value: Template,
}

/// A place in an answer: a JSON Pointer, or a table that names a header or a cookie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Body(Pointer),
    /// A header; `strip` is taken from its start where it stands there.
    Header {
        name: String,
        strip: String,
    },
    Cookie(String),
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlaceVisitor)
    }
}

struct PlaceVisitor;

impl<'de> Visitor<'de> for PlaceVisitor {
    type Value = Place;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON Pointer, { header = \"...\", strip = \"...\" } or { cookie = \"...\" }")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Place, E> {
        Pointer::parse(text).map(Place::Body).map_err(E::custom)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Place, M::Error> {
        let table = PlaceTable::deserialize(MapAccessDeserializer::new(map))?;
        match (table.header, table.cookie) {
            (Some(name), None) => Ok(Place::Header { name, strip: table.strip.unwrap_or_default() }),
            (None, Some(name)) if table.strip.is_none() => Ok(Place::Cookie(name)),
            _ => Err(de::Error::custom("a place is a header (with or without 'strip') or a cookie")),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceTable {
    header: Option<String>,
    strip: Option<String>,
    cookie: Option<String>,
}

fn method<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Method, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.as_str() {
        "GET" => Ok(Method::GET),
        "POST" => Ok(Method::POST),
        "PUT" => Ok(Method::PUT),
        "PATCH" => Ok(Method::PATCH),
        "DELETE" => Ok(Method::DELETE),
        _ => Err(de::Error::custom(format!("'{text}' is no method: GET, POST, PUT, PATCH or DELETE"))),
    }
}
