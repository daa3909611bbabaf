//! Signing in.

use std::collections::BTreeMap;

use chatelaine_model::{Power, Secret};
use serde_json::Value;

use super::judge::{Judge, Purpose};
use super::prepare::Asker;
use super::{Connection, SignIn, SignedIn, tokens};
use crate::definition::FieldKind;
use crate::definition::document::{FieldEntry, Place, SignInWay, Step};
use crate::template::Fills;
use crate::wire::{Errand, Reply};
use crate::{ConnectError, Credentials};

impl Connection {
    /// Signs in by one of the definition's ways. `fields` are those of [`crate::Way::fields`], by name; `language`
    /// is a BCP 47 tag or empty, used where the system knows languages, and by all requests of the session.
    ///
    /// # Errors
    /// [`ConnectError::WrongCredentials`], [`ConnectError::PasswordExpired`], [`ConnectError::InputOrSecondFactor`],
    /// [`ConnectError::Limited`]; [`ConnectError::Definition`] when way or fields are not the definition's.
    pub async fn sign_in(
        &self,
        way: &str,
        fields: &BTreeMap<String, Secret>,
        language: &str,
    ) -> Result<SignIn, ConnectError> {
        let way = self.definition.document().way(way).ok_or(ConnectError::Definition)?;
        let entered = entered(way, fields)?;
        let blank = Credentials::blank(&way.way, language, self.now_there());
        if way.send.is_some() {
            return self.by_credential(way, Credentials { kept: entered, ..blank }).await;
        }
        self.by_steps(way, blank, &entered).await
    }

    /// A credential that is sent as it is: good if a harmless request says so.
    pub(super) async fn by_credential(
        &self,
        way: &SignInWay,
        mut credentials: Credentials,
    ) -> Result<SignIn, ConnectError> {
        if let Some(check) = &way.check {
            let asker = Asker { credentials: &credentials, power: Power::ListKeys };
            let fills = self.fills_of(&credentials);
            let outgoing = self.prepare(&check.request, &fills, Some(asker), &credentials.language)?;
            let outgoing = outgoing.harmless(Errand::Other);
            let reply = self.line.send(&outgoing).await?;
            let judge = Judge::new(self.definition.document(), Purpose::SignIn, &outgoing);
            let body = judge.with(&check.status).done(&reply)?;
            credentials.kept.extend(tokens::capture(check, &reply, &body)?);
        }
        Ok(SignIn::Done(SignedIn { credentials, account: None }))
    }

    async fn by_steps(
        &self,
        way: &SignInWay,
        mut credentials: Credentials,
        entered: &BTreeMap<String, Secret>,
    ) -> Result<SignIn, ConnectError> {
        let mut fills = self.options();
        fills.secrets(entered);
        let mut answer = None;
        for (index, step) in way.step.iter().enumerate() {
            let last = index + 1 == way.step.len();
            let outgoing = self.prepare(&step.request, &fills, None, &credentials.language)?;
            let outgoing = outgoing.harmless(Errand::SignIn);
            let reply = self.line.send(&outgoing).await?;
            if last && let Some(challenge) = self.challenge(way, &reply, &credentials)? {
                return Ok(SignIn::SecondFactor(challenge));
            }
            let judge = Judge::new(self.definition.document(), Purpose::SignIn, &outgoing);
            let body = self.step_body(step, &judge.with(&step.status), &reply, last)?;
            let captured = tokens::capture(step, &reply, &body)?;
            fills.secrets(&captured);
            credentials.kept.extend(captured);
            answer = Some((reply, body));
        }
        let (reply, body) = answer.ok_or(ConnectError::Definition)?;
        Ok(SignIn::Done(self.signed_in(&credentials, &reply, &body)?))
    }

    /// The body of a step's answer. It may be empty only where nothing is read from it.
    pub(super) fn step_body(
        &self,
        step: &Step,
        judge: &Judge<'_>,
        reply: &Reply,
        last: bool,
    ) -> Result<Value, ConnectError> {
        let session = self.definition.document().session.as_ref();
        let access = session.into_iter().flat_map(|session| &session.access.from).filter(|_| last);
        let mut outside = access.chain(step.capture.values()).map(|place| !matches!(place, Place::Body(_)));
        if outside.any(|outside| outside) { judge.done(reply) } else { judge.value(reply) }
    }

    /// What the last answer of a sign-in gives.
    pub(super) fn signed_in(
        &self,
        before: &Credentials,
        reply: &Reply,
        body: &Value,
    ) -> Result<SignedIn, ConnectError> {
        Ok(SignedIn { credentials: self.issue(before, reply, body)?, account: self.account_in_sign_in(body) })
    }

    /// Options and what was captured, for the requests after a sign-in's first answer.
    pub(super) fn fills_after(&self, captured: &BTreeMap<String, Secret>) -> Fills {
        let mut fills = self.options();
        fills.secrets(captured);
        fills
    }
}

/// The fields of a way. Tokens are pasted, often with white space around them.
fn entered(
    way: &SignInWay,
    fields: &BTreeMap<String, Secret>,
) -> Result<BTreeMap<String, Secret>, ConnectError> {
    let take = |field: &FieldEntry| {
        let value = fields.get(&field.name).ok_or(ConnectError::Definition)?;
        let value = match field.kind {
            FieldKind::Token => Secret::new(value.expose().trim()),
            FieldKind::Text | FieldKind::Email | FieldKind::Password => value.clone(),
        };
        Ok((field.name.clone(), value))
    };
    way.fields.iter().map(take).collect()
}
