//! Filling text.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use thiserror::Error;

use super::{Fill, Fills, Part, Template};

/// Everything but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How values are written into text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// As they are.
    Plain,
    /// Percent-encoded, options excepted. A value that is empty or a dot segment would change the path around it,
    /// so it counts as missing.
    Path,
}

/// Filled text, and whether a secret is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filled {
    pub(crate) text: String,
    pub(crate) secret: bool,
}

/// A slot that nothing fills. Checked definitions have none, so this tells of a wrong call.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("nothing fills '{{{0}}}'")]
pub(crate) struct Missing(pub(crate) String);

impl Template {
    /// The text with all slots filled; `None` when an optional one has nothing.
    pub(crate) fn fill(&self, fills: &Fills, encoding: Encoding) -> Result<Option<Filled>, Missing> {
        let mut filled = Filled { text: String::new(), secret: false };
        for part in self.parts() {
            let slot = match part {
                Part::Text(text) => {
                    filled.text.push_str(text);
                    continue;
                }
                Part::Slot(slot) => slot,
            };
            let Some(fill) = fills.get(&slot.name) else {
                return if slot.optional { Ok(None) } else { Err(Missing(slot.name.clone())) };
            };
            filled.secret |= matches!(fill, Fill::Secret(_));
            let text = as_text(fill);
            match (encoding, fill) {
                (Encoding::Path, Fill::Raw(_)) | (Encoding::Plain, _) => filled.text.push_str(&text),
                (Encoding::Path, _) if matches!(text.as_str(), "" | "." | "..") => {
                    return Err(Missing(slot.name.clone()));
                }
                (Encoding::Path, _) => filled.text.push_str(&percent(&text)),
            }
        }
        Ok(Some(filled))
    }
}

/// Percent-encodes everything but unreserved characters.
pub(crate) fn percent(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// A value as text: JSON strings without quotes, everything else as JSON writes it.
pub(crate) fn as_text(fill: &Fill) -> String {
    match fill {
        Fill::Text(text) | Fill::Raw(text) | Fill::Json(Value::String(text)) => text.clone(),
        Fill::Secret(secret) => secret.expose().to_owned(),
        Fill::Json(value) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use chatelaine_model::Secret;

    use super::*;

    fn fill(text: &str, encoding: Encoding) -> Result<Option<Filled>, Missing> {
        let mut fills = Fills::default();
        fills
            .text("id", "a/b ?#ő")
            .text("dots", "..")
            .text("none", "")
            .set("number", Fill::Json(7.into()))
            .set("path", Fill::Raw("/api/user".into()))
            .secret("token", &Secret::new("sentinel-token"));
        Template::parse(text).unwrap().fill(&fills, encoding)
    }

    #[test]
    fn values_cannot_break_out_of_a_path() {
        let text = |template| fill(template, Encoding::Path).unwrap().unwrap().text;
        assert_eq!(text("/keys/{id}/"), "/keys/a%2Fb%20%3F%23%C5%91/");
        assert_eq!(text("{path}/{number}"), "/api/user/7");
        assert_eq!(fill("/keys/{dots}/", Encoding::Path), Err(Missing("dots".into())));
        assert_eq!(fill("/keys/{none}/", Encoding::Path), Err(Missing("none".into())));
    }

    #[test]
    fn an_optional_slot_without_value_drops_the_text() {
        assert_eq!(fill("a{gone?}", Encoding::Plain), Ok(None));
        assert_eq!(fill("a{gone}", Encoding::Plain), Err(Missing("gone".into())));
    }

    #[test]
    fn what_holds_a_secret_is_marked() {
        assert!(fill("Bearer {token}", Encoding::Plain).unwrap().unwrap().secret);
        assert!(!fill("Bearer {id}", Encoding::Plain).unwrap().unwrap().secret);
    }
}
