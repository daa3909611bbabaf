//! What an answer means: by status first, then by the definition's places, then by problem details (RFC 9457).

use std::collections::BTreeMap;

use chatelaine_model::{Secret, clean};
use serde_json::Value;

use super::prepare::scrub;
use crate::definition::document::{Document, Meaning, Status, Told};
use crate::read::pointer::scalar;
use crate::read::{MESSAGE_LIMIT, Pointer};
use crate::wire::{Outgoing, Reply};
use crate::{ConnectError, Found};

/// Where the words of an error are after the definition's own places: problem details (RFC 9457) and the common
/// habits of frameworks.
const USUAL_WORDS: [&str; 7] = [
    "/detail",
    "/title",
    "/error/details/*/issue",
    "/error/message",
    "/message",
    "/error_description",
    "/error",
];

/// What a request is for: the same status means different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    SignIn,
    Confirm,
    Renew,
    /// Anything in the name of somebody who is signed in.
    Session,
}

/// The judge of one answer.
pub(super) struct Judge<'d> {
    document: &'d Document,
    purpose: Purpose,
    statuses: Option<&'d BTreeMap<Status, Meaning>>,
    changes: bool,
    secrets: Vec<Secret>,
}

impl<'d> Judge<'d> {
    pub(super) fn new(document: &'d Document, purpose: Purpose, outgoing: &Outgoing) -> Self {
        let (changes, secrets) = (outgoing.changes, outgoing.secrets.clone());
        Self { document, purpose, statuses: None, changes, secrets }
    }

    /// Meanings that hold for this request only.
    pub(super) fn with(mut self, statuses: &'d BTreeMap<Status, Meaning>) -> Self {
        self.statuses = Some(statuses);
        self
    }

    /// The JSON of a success.
    pub(super) fn value(&self, reply: &Reply) -> Result<Value, ConnectError> {
        if !reply.is_success() {
            return Err(self.refusal(reply));
        }
        let page = || reply.found() == Found::Html;
        let value = reply.json().map_err(|error| match error {
            // A page in the place of a renewal's answer is of whatever stands in front, and spent nothing.
            ConnectError::NotJson if (!self.changes || self.purpose == Purpose::Renew) && page() => {
                ConnectError::NotThisSystem { status: reply.status, found: Found::Html }
            }
            _ if self.changes => ConnectError::OutcomeUnknown,
            error => error,
        })?;
        self.envelope(reply, value)
    }

    /// A success that may have nothing to say; `null` then.
    pub(super) fn done(&self, reply: &Reply) -> Result<Value, ConnectError> {
        let silent = reply.is_success() && reply.found() == Found::Nothing;
        if silent && self.document.answer.ok.is_none() { Ok(Value::Null) } else { self.value(reply) }
    }

    fn envelope(&self, reply: &Reply, value: Value) -> Result<Value, ConnectError> {
        let Some(ok) = &self.document.answer.ok else { return Ok(value) };
        if !value.is_object() {
            return Err(ConnectError::Unexpected { pointer: ok.pointer.as_str().to_owned() });
        }
        if ok.pointer.of(&value).map_or(ok.absent, |found| *found == ok.is) {
            return Ok(value);
        }
        let message = self.message(&value);
        Err(match self.purpose {
            Purpose::SignIn => ConnectError::WrongCredentials { message },
            Purpose::Confirm => ConnectError::WrongCode,
            Purpose::Renew => ConnectError::SessionOver,
            Purpose::Session => {
                ConnectError::Refused { status: reply.status, message, fields: self.fields(&value) }
            }
        })
    }

    /// Why an answer with another status than 2xx came.
    fn refusal(&self, reply: &Reply) -> ConnectError {
        let status = reply.status;
        let found = reply.found();
        let foreign = ConnectError::NotThisSystem { status, found };
        let signing = matches!(self.purpose, Purpose::SignIn | Purpose::Confirm);
        // A firewall's 403 must not end a session that could be renewed.
        let believed = match self.purpose {
            Purpose::SignIn | Purpose::Confirm => status == 429,
            Purpose::Renew => status == 429,
            Purpose::Session => matches!(status, 401 | 403 | 429),
        };
        let meaning = self.meaning(Status(status), reply);
        let renewing = self.purpose == Purpose::Renew;
        match (status, meaning) {
            // After a change these two often mean that it was made.
            (302 | 303, _) if self.changes && self.purpose == Purpose::Session => {
                ConnectError::OutcomeUnknown
            }
            (300..400, _) => foreign,
            // A page from whatever stands in front of a server says nothing about passwords.
            (400..500, _) if found == Found::Html && !believed => foreign,
            // Nor do other words that are no JSON say anything about what renews.
            (400..500, _) if renewing && found == Found::Text && !matches!(status, 401 | 429) => foreign,
            (_, Some(meaning)) => self.meant(meaning, reply),
            // What these say is about the request or the way to the server.
            (404 | 405 | 407 | 408 | 413 | 414 | 421 | 425 | 431 | 451, None) if renewing => foreign,
            (404 | 405 | 410, None) if signing => foreign,
            (502 | 504, None) if self.changes => ConnectError::OutcomeUnknown,
            (503, None) if reply.wants_pause() => self.limited(reply),
            // A server that broke in the middle may have spent what renews before it did. Those three mean that it did
            // not begin (RFC 9110, section 15.6).
            (500.., None) if renewing && !matches!(status, 501 | 503 | 505) => ConnectError::OutcomeUnknown,
            (500.., None) => ConnectError::ServerFault { status },
            (_, None) => self.meant(Meaning::Refused, reply),
        }
    }

    fn meaning(&self, status: Status, reply: &Reply) -> Option<Meaning> {
        let own = self.statuses.and_then(|statuses| statuses.get(&status));
        let body = reply.json().unwrap_or_default();
        let says = |told: &&Told| told.status == status && told.at.of(&body) == told.is.as_ref();
        // A page says nothing of what the server's own answers say by leaving something out.
        let told = self.document.answer.when.iter().filter(|_| body.is_object()).find(says);
        let usual = match status.0 {
            401 => Some(Meaning::Credential),
            403 if self.purpose == Purpose::Renew => Some(Meaning::SessionOver),
            403 => Some(Meaning::Forbidden),
            429 => Some(Meaning::Limited),
            _ => None,
        };
        let told = told.map(|told| &told.means);
        own.or(told).or(self.document.answer.status.get(&status)).copied().or(usual)
    }

    fn meant(&self, meaning: Meaning, reply: &Reply) -> ConnectError {
        let body = reply.json().unwrap_or_default();
        let message = || self.message(&body);
        match (meaning, self.purpose) {
            (Meaning::Credential, Purpose::SignIn) => ConnectError::WrongCredentials { message: message() },
            (Meaning::Credential, Purpose::Confirm) | (Meaning::WrongCode, _) => ConnectError::WrongCode,
            (Meaning::Credential, Purpose::Renew | Purpose::Session) | (Meaning::SessionOver, _) => {
                ConnectError::SessionOver
            }
            (Meaning::PasswordExpired, _) => ConnectError::PasswordExpired,
            (Meaning::InputOrSecondFactor, _) => ConnectError::InputOrSecondFactor,
            (Meaning::Forbidden, _) => ConnectError::Forbidden { message: message() },
            (Meaning::Limited, _) => self.limited(reply),
            (Meaning::Refused, _) => {
                ConnectError::Refused { status: reply.status, message: message(), fields: self.fields(&body) }
            }
        }
    }

    fn limited(&self, reply: &Reply) -> ConnectError {
        let limits = &self.document.limits;
        let limit = match self.purpose {
            Purpose::SignIn => limits.sign_in.as_ref(),
            Purpose::Confirm => limits.confirm.as_ref(),
            Purpose::Renew => limits.renew.as_ref(),
            Purpose::Session => None,
        };
        ConnectError::Limited {
            retry_after: reply.retry_after(),
            block: limit.and_then(|limit| limit.block).map(|block| block.0),
            assumed: limit.is_some_and(|limit| limit.source.is_assumed()),
        }
    }

    fn message(&self, body: &Value) -> Option<String> {
        let usual = USUAL_WORDS.iter().filter_map(|place| Pointer::parse(place).ok());
        let places: Vec<Pointer> = self.document.answer.error.iter().cloned().chain(usual).collect();
        let mut texts = places.iter().flat_map(|place| place.all(body)).filter_map(Value::as_str);
        texts.find(|text| !text.trim().is_empty()).map(|text| self.tidy(text))
    }

    /// Messages on single fields, from the definition's places and from `errors` of problem details.
    fn fields(&self, body: &Value) -> Vec<(String, String)> {
        let own = self.document.answer.fields.iter().map(Pointer::as_str);
        let objects =
            own.chain(["/errors"]).filter_map(|place| body.pointer(place).and_then(Value::as_object));
        let general: Vec<&str> = self.document.answer.error.iter().map(Pointer::as_str).collect();
        let members = objects.flatten().filter(|(name, _)| {
            let place = format!("/{name}");
            !general.iter().any(|general| *general == place || general.starts_with(&format!("{place}/")))
        });
        let words = |value: &Value| match value {
            Value::Array(items) => items.iter().filter_map(scalar).collect::<Vec<_>>().join(" "),
            Value::String(text) => text.clone(),
            _ => String::new(),
        };
        // RFC 9457, section 3: entries with a detail and a pointer to what they are about.
        let entries = body.pointer("/errors").and_then(Value::as_array).into_iter().flatten();
        let entries = entries.filter_map(|entry| {
            let text = |names: &[&str]| names.iter().find_map(|name| entry.get(*name)?.as_str());
            let name = text(&["pointer", "field", "name", "parameter"])?;
            Some((self.tidy(name.trim_start_matches(['#', '/'])), self.tidy(text(&["detail", "message"])?)))
        });
        let fields = members.map(|(name, value)| (self.tidy(name), self.tidy(&words(value)))).chain(entries);
        fields.filter(|(_, words)| !words.is_empty()).take(20).collect()
    }

    fn tidy(&self, text: &str) -> String {
        clean(&scrub(text, &self.secrets), MESSAGE_LIMIT)
    }
}
