//! Reading tokens and their ends out of an answer.

use std::collections::BTreeMap;

use chatelaine_model::Secret;
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::Connection;
use crate::credentials::Token;
use crate::definition::document::{EndRule, Place, Step};
use crate::read::times::{self, Moment};
use crate::read::token::end_of;
use crate::wire::Reply;
use crate::{ConnectError, Credentials};

/// What a place holds.
pub(super) fn at(place: &Place, reply: &Reply, body: &Value) -> Option<Secret> {
    let text = match place {
        Place::Body(pointer) => pointer.text(body)?,
        Place::Header { name, strip } => {
            let value = reply.header(name)?;
            value.strip_prefix(strip.as_str()).unwrap_or(value).to_owned()
        }
        Place::Cookie(name) => reply.cookie(name)?.to_owned(),
    };
    // What cannot stand in a header is no token, and would be refused at its first use without being sent.
    (!text.is_empty() && !text.contains(char::is_control)).then(|| Secret::new(text))
}

/// How a place is called in an error.
pub(super) fn name_of(place: &Place) -> String {
    match place {
        Place::Body(pointer) => pointer.as_str().to_owned(),
        Place::Header { name, .. } | Place::Cookie(name) => name.clone(),
    }
}

/// What a step captures.
pub(super) fn capture(
    step: &Step,
    reply: &Reply,
    body: &Value,
) -> Result<BTreeMap<String, Secret>, ConnectError> {
    let read = |(name, place): (&String, &Place)| {
        let value = at(place, reply, body);
        let value = value.ok_or_else(|| ConnectError::Unexpected { pointer: name_of(place) })?;
        Ok((name.clone(), value))
    };
    step.capture.iter().map(read).collect()
}

/// When something ends, by the first rule that yields a time after the receipt: an end that is over at birth is a
/// placeholder or in another unit.
pub(super) fn end(
    rules: &[EndRule],
    body: &Value,
    token: &Secret,
    received: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let mut ends = rules.iter().filter_map(|rule| by_rule(rule, body, token, received));
    ends.find(|end| *end > received)
}

fn by_rule(rule: &EndRule, body: &Value, token: &Secret, received: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let number = |pointer: &Option<crate::read::Pointer>| {
        let value = pointer.as_ref()?.of(body)?;
        value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
    };
    let instant = rule.at.as_ref().and_then(|at| match times::read(at.of(body), &[]) {
        Moment::At(time) => Some(time.at),
        Moment::None | Moment::Unreadable => None,
    });
    let epoch = DateTime::UNIX_EPOCH;
    let end = instant
        .or_else(|| times::after(epoch, number(&rule.epoch_s)?, 1000.0))
        .or_else(|| times::after(epoch, number(&rule.epoch_ms)?, 1.0))
        .or_else(|| times::after(received, number(&rule.seconds)?, 1000.0))
        .or_else(|| times::after(received, number(&rule.ms)?, 1.0))
        .or_else(|| rule.fixed.map(|span| received + span.0))
        .or_else(|| if rule.jwt { end_of(token) } else { None })?;
    let length = end - received;
    let believed = rule.between.is_none_or(|[least, most]| (least.0..=most.0).contains(&length));
    believed.then_some(end)
}

impl Connection {
    /// The credentials that an answer gives. A renewal hands in those before it: what they keep stays, and so does
    /// a refresh token that the answer does not replace, unless a renewal spends it.
    pub(super) fn issue(
        &self,
        before: &Credentials,
        reply: &Reply,
        body: &Value,
    ) -> Result<Credentials, ConnectError> {
        let session = self.definition.document().session.as_ref().ok_or(ConnectError::Definition)?;
        let received = reply.received;
        let read = |places: &[Place], ends: &[EndRule]| {
            let secret = places.iter().find_map(|place| at(place, reply, body))?;
            let ends = end(ends, body, &secret, received);
            Some(Token { secret, ends })
        };
        let access = read(&session.access.from, &session.access.ends).ok_or_else(|| {
            ConnectError::Unexpected { pointer: session.access.from.last().map(name_of).unwrap_or_default() }
        })?;
        let refresh = session.refresh.as_ref().and_then(|refresh| {
            let old = before.refresh.clone().filter(|_| !refresh.single_use);
            read(&refresh.from, &refresh.ends).or(old)
        });
        let by_refresh = session.renew.as_ref().map(|renew| renew.request.mentions("refresh"));
        let renewable = by_refresh.is_some_and(|by_refresh| !by_refresh || refresh.is_some());
        let renews_alive = by_refresh == Some(false);
        let access = Some(access);
        Ok(Credentials { issued: received, access, refresh, renewable, renews_alive, ..before.clone() })
    }
}
