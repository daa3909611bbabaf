//! From a request in the definition to one that can be sent.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chatelaine_model::{Power, Secret};
use reqwest::header::{
    ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue,
};
use url::Url;

use super::Connection;
use crate::definition::document::{Identity, Pairs, Request, Send, SignInWay};
use crate::template::{Encoding, Fill, Filled, Fills, Missing, Template, percent};
use crate::wire::{Errand, Outgoing};
use crate::{ConnectError, Credentials};

impl From<Missing> for ConnectError {
    fn from(_: Missing) -> Self {
        Self::Definition
    }
}

/// In whose name a request is sent, and what for.
#[derive(Clone, Copy)]
pub(super) struct Asker<'c> {
    pub(super) credentials: &'c Credentials,
    pub(super) power: Power,
}

impl Connection {
    /// The options of this server, the definition's defaults where it has none.
    pub(super) fn options(&self) -> Fills {
        let mut fills = Fills::default();
        for (name, option) in &self.definition.document().options {
            let value = self.server.options.get(name).unwrap_or(&option.default);
            fills.set(name, Fill::Raw(value.clone()));
        }
        fills
    }

    /// The options, and what credentials hold.
    pub(super) fn fills_of(&self, credentials: &Credentials) -> Fills {
        let mut fills = self.options();
        fills.secrets(&credentials.kept);
        for (name, token) in [("access", &credentials.access), ("refresh", &credentials.refresh)] {
            if let Some(token) = token {
                fills.secret(name, &token.secret);
            }
        }
        fills
    }

    /// The way of signing in that credentials come from.
    pub(super) fn way_of(&self, credentials: &Credentials) -> Result<&SignInWay, ConnectError> {
        self.definition.document().way(&credentials.way).ok_or(ConnectError::Credentials)
    }

    /// Fills a request. A credential goes along when the request is the session's and somebody asks.
    pub(super) fn prepare(
        &self,
        request: &Request,
        fills: &Fills,
        asker: Option<Asker<'_>>,
        language: &str,
    ) -> Result<Outgoing, ConnectError> {
        let path = request.path.fill(fills, Encoding::Path)?.ok_or(ConnectError::Definition)?.text;
        let url = self.url(&path, request, fills)?;
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let mut cookies = Vec::new();
        if let (Identity::Session, Some(asker)) = (request.identity, asker) {
            let way = self.way_of(asker.credentials)?;
            if way.serves.as_ref().is_some_and(|serves| !path.contains(serves)) {
                return Err(ConnectError::NotOffered(asker.power));
            }
            let send = self.send_of(way).ok_or(ConnectError::Credentials)?;
            credential(send, &self.fills_of(asker.credentials), &mut headers, &mut cookies)?;
        }
        self.language(language, &mut headers)?;
        let named = request.headers.iter().map(|(name, value)| (name.as_str(), value));
        for (name, value) in named {
            if let Some(filled) = value.fill(fills, Encoding::Plain)? {
                headers.insert(header_name(name)?, header_value(&filled)?);
            }
        }
        for (name, value) in &request.cookies {
            if let Some(filled) = value.fill(fills, Encoding::Plain)? {
                cookies.push(format!("{name}={}", filled.text));
            }
        }
        if !cookies.is_empty() {
            headers.insert(COOKIE, header_value(&Filled { text: cookies.join("; "), secret: true })?);
        }
        if let Some([user, password]) = &request.basic {
            let pair = [plain(user, fills)?, plain(password, fills)?].join(":");
            let text = format!("Basic {}", STANDARD.encode(pair));
            headers.insert(AUTHORIZATION, header_value(&Filled { text, secret: true })?);
        }
        let body = self.body(request, fills, &mut headers)?;
        let mut secrets = fills.all_secrets();
        secrets.extend(asker.iter().flat_map(|asker| asker.credentials.secrets()));
        Ok(Outgoing {
            method: request.method.clone(),
            url,
            headers,
            body,
            changes: request.changes(),
            errand: asker.map_or(Errand::Other, |asker| Errand::of(asker.power, request.changes())),
            secrets,
        })
    }

    /// How the credential of a way goes along.
    fn send_of<'d>(&'d self, way: &'d SignInWay) -> Option<&'d Send> {
        let session = self.definition.document().session.as_ref();
        way.send.as_ref().or(session.map(|session| &session.access.send))
    }

    fn url(&self, path: &str, request: &Request, fills: &Fills) -> Result<Url, ConnectError> {
        let pairs = pairs(&request.query, fills)?;
        let question = if pairs.is_empty() { "" } else { "?" };
        self.server.address.join(&format!("{path}{question}{pairs}")).ok_or(ConnectError::Address)
    }

    fn language(&self, language: &str, headers: &mut HeaderMap) -> Result<(), ConnectError> {
        if let Some(name) = &self.definition.document().system.language
            && let Ok(value) = HeaderValue::from_str(language)
            && !language.is_empty()
        {
            let name = if name.eq_ignore_ascii_case(ACCEPT_LANGUAGE.as_str()) {
                ACCEPT_LANGUAGE
            } else {
                header_name(name)?
            };
            headers.insert(name, value);
        }
        Ok(())
    }

    fn body(
        &self,
        request: &Request,
        fills: &Fills,
        headers: &mut HeaderMap,
    ) -> Result<Option<Vec<u8>>, ConnectError> {
        if let Some(form) = &request.form {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
            return Ok(Some(pairs(form, fills)?.into_bytes()));
        }
        let Some(json) = &request.json else { return Ok(None) };
        let kind = match &self.definition.document().system.content_type {
            Some(template) => header_value(&Filled { text: plain(template, fills)?, secret: false })?,
            None => HeaderValue::from_static("application/json"),
        };
        headers.insert(CONTENT_TYPE, kind);
        let value = json.fill(fills)?.unwrap_or_default();
        Ok(Some(serde_json::to_vec(&value).map_err(|_| ConnectError::Definition)?))
    }
}

fn credential(
    send: &Send,
    fills: &Fills,
    headers: &mut HeaderMap,
    cookies: &mut Vec<String>,
) -> Result<(), ConnectError> {
    // Credentials that lack what is sent are of another kind than the definition's.
    let whole = |template: &Template| {
        let filled = template.fill(fills, Encoding::Plain).ok().flatten();
        filled.ok_or(ConnectError::Credentials)
    };
    let value = whole(&send.value)?;
    if let Some(name) = &send.header {
        headers.insert(header_name(&whole(name)?.text)?, header_value(&value)?);
    }
    cookies.extend(send.cookie.iter().map(|name| format!("{name}={}", value.text)));
    Ok(())
}

fn plain(template: &Template, fills: &Fills) -> Result<String, ConnectError> {
    Ok(template.fill(fills, Encoding::Plain)?.ok_or(ConnectError::Definition)?.text)
}

fn pairs(templates: &Pairs, fills: &Fills) -> Result<String, ConnectError> {
    let mut pairs = Vec::new();
    for (name, value) in &templates.0 {
        let (name, value) = (name.fill(fills, Encoding::Plain)?, value.fill(fills, Encoding::Plain)?);
        if let (Some(name), Some(value)) = (name, value) {
            pairs.push(format!("{}={}", percent(&name.text), percent(&value.text)));
        }
    }
    Ok(pairs.join("&"))
}

fn header_name(name: &str) -> Result<HeaderName, ConnectError> {
    name.parse().map_err(|_| ConnectError::Definition)
}

/// A secret that cannot stand in a header (it holds a line break, say) was never given by a server.
fn header_value(filled: &Filled) -> Result<HeaderValue, ConnectError> {
    let wrong = if filled.secret {
        ConnectError::WrongCredentials { message: None }
    } else {
        ConnectError::Definition
    };
    let mut value = HeaderValue::from_str(&filled.text).map_err(|_| wrong)?;
    value.set_sensitive(filled.secret);
    Ok(value)
}

/// Takes every secret that was sent out of a text that came back.
pub(super) fn scrub(text: &str, secrets: &[Secret]) -> String {
    // Very short secrets would tear words apart, and tell nothing.
    let telling = secrets.iter().map(Secret::expose).filter(|secret| secret.chars().count() >= 4);
    telling.fold(text.to_owned(), |text, secret| text.replace(secret, "…"))
}
