//! The code after the password.

use chatelaine_model::{Secret, clean};
use serde_json::Value;

use super::judge::{Judge, Purpose};
use super::{Challenge, Connection, SignedIn, tokens};
use crate::definition::document::{SignInWay, When};
use crate::wire::{Errand, Reply};
use crate::{ConnectError, Credentials};

/// The channel is a word, not a text.
const CHANNEL_LIMIT: usize = 50;

impl Connection {
    /// Ends a sign-in with the code of the second factor.
    ///
    /// # Errors
    /// [`ConnectError::WrongCode`] (the challenge may be tried again until its end), [`ConnectError::Limited`].
    pub async fn confirm(&self, challenge: &Challenge, code: &Secret) -> Result<SignedIn, ConnectError> {
        let document = self.definition.document();
        let way = document.way(&challenge.way).ok_or(ConnectError::Definition)?;
        let step = &way.second_factor.as_ref().ok_or(ConnectError::Definition)?.confirm;
        let mut fills = self.fills_after(&challenge.captured);
        // Codes are mailed in groups, and pasted with spaces.
        let digits: String = code.expose().split_whitespace().collect();
        fills.secret("challenge", &challenge.token).secret("code", &Secret::new(digits));
        let outgoing = self.prepare(&step.request, &fills, None, &challenge.language)?.harmless(Errand::Code);
        let reply = self.line.send(&outgoing).await?;
        let judge = Judge::new(document, Purpose::Confirm, &outgoing).with(&step.status);
        let body = self.step_body(step, &judge, &reply, true)?;
        let mut before = Credentials::blank(&way.way, &challenge.language, reply.received);
        before.kept = challenge.captured.clone();
        before.kept.extend(tokens::capture(step, &reply, &body)?);
        self.signed_in(&before, &reply, &body)
    }

    /// The challenge in an answer, where it asks for a code.
    pub(super) fn challenge(
        &self,
        way: &SignInWay,
        reply: &Reply,
        credentials: &Credentials,
    ) -> Result<Option<Challenge>, ConnectError> {
        let Some(factor) = &way.second_factor else { return Ok(None) };
        let body = reply.json().unwrap_or_default();
        if !asks(&factor.when, reply, &body) {
            return Ok(None);
        }
        let contradiction = || ConnectError::Unexpected {
            pointer: factor.when.pointer.as_ref().map(|at| at.as_str().to_owned()).unwrap_or_default(),
        };
        // A code asked for and a session given at once: believing either would be a guess.
        if factor.when.pointer.is_some() && self.issue(credentials, reply, &body).is_ok() {
            return Err(contradiction());
        }
        let token = tokens::at(&factor.challenge, reply, &body)
            .ok_or_else(|| ConnectError::Unexpected { pointer: tokens::name_of(&factor.challenge) })?;
        let channel = factor.channel.as_ref().and_then(|place| place.text(&body)).unwrap_or_default();
        Ok(Some(Challenge {
            way: way.way.clone(),
            language: credentials.language.clone(),
            ends: tokens::end(&factor.ends, &body, &token, reply.received),
            token,
            channel: clean(&channel, CHANNEL_LIMIT),
            captured: credentials.kept.clone(),
        }))
    }
}

fn asks(when: &When, reply: &Reply, body: &Value) -> bool {
    let value = || match (&when.pointer, &when.is) {
        (Some(pointer), Some(is)) => reply.is_success() && pointer.of(body) == Some(is),
        _ => false,
    };
    let header = || when.header.as_ref().is_none_or(|name| reply.header(name).is_some());
    when.status.map_or_else(value, |status| status.0 == reply.status && header())
}
