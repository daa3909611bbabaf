//! Reading the account.

use chatelaine_model::{Account, Power};
use serde_json::Value;

use super::describe::describe;
use crate::talk::Connection;
use crate::talk::judge::{Judge, Purpose};
use crate::talk::prepare::Asker;
use crate::wire::Errand;
use crate::{ConnectError, Credentials};

impl Connection {
    /// One's own account; `extended` asks for an answer that tells more and takes longer.
    ///
    /// # Errors
    /// [`ConnectError::NotOffered`] where the account comes with the sign-in only, or not at all.
    pub async fn account(&self, credentials: &Credentials, extended: bool) -> Result<Account, ConnectError> {
        let power = if extended { Power::ExtendedAccount } else { Power::Account };
        let (document, schema) = self.account_and_schema(credentials, power).await?;
        self.described(&document, schema.as_ref())
    }

    /// The account document, and the schema of its members where the system has one.
    pub(super) async fn account_and_schema(
        &self,
        credentials: &Credentials,
        power: Power,
    ) -> Result<(Value, Option<Value>), ConnectError> {
        let document = self.account_document(credentials, power).await?;
        Ok((document, self.schema(credentials, power).await?))
    }

    /// A document in our words.
    pub(super) fn described(
        &self,
        document: &Value,
        schema: Option<&Value>,
    ) -> Result<Account, ConnectError> {
        let definition = self.definition.document();
        let account = definition.account.as_ref().ok_or(ConnectError::NotOffered(Power::Account))?;
        Ok(describe(definition, account, document, schema))
    }

    /// The account as it comes with the answer to a sign-in.
    pub(in crate::talk) fn account_in_sign_in(&self, body: &Value) -> Option<Account> {
        let account = self.definition.document().account.as_ref().filter(|account| account.from_sign_in)?;
        let document = account.document.of(body)?;
        Some(describe(self.definition.document(), account, document, None))
    }

    /// The account document as the server gives it, for what is inside of it. It may hold secrets.
    pub(in crate::talk) async fn account_document(
        &self,
        credentials: &Credentials,
        power: Power,
    ) -> Result<Value, ConnectError> {
        let definition = self.definition.document();
        let account = definition.account.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let request = account.request.as_ref().ok_or(ConnectError::NotOffered(power))?;
        let asker = Asker { credentials, power };
        let fills = self.fills_of(credentials);
        let mut request = request.clone();
        if power == Power::ExtendedAccount {
            let more = account.extended.as_ref().ok_or(ConnectError::NotOffered(power))?;
            request.query.0.extend(more.0.iter().cloned());
        }
        let outgoing = self.prepare(&request, &fills, Some(asker), &credentials.language)?;
        let reply = self.line.send(&outgoing).await?;
        let body = Judge::new(definition, Purpose::Session, &outgoing).value(&reply)?;
        // Who asks for a change will give the document back. What cannot be given back as it came is left alone.
        if Errand::of(power, false) == Errand::Other
            && let Some(pointer) = reply.lossy()
        {
            return Err(ConnectError::Unexpected { pointer });
        }
        let unexpected = || ConnectError::Unexpected { pointer: account.document.as_str().to_owned() };
        account.document.of(&body).filter(|found| found.is_object()).cloned().ok_or_else(unexpected)
    }
}
