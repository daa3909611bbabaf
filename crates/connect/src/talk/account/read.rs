//! Reading the account.

use chatelaine_model::{Account, Power};
use serde_json::Value;

use super::describe::describe;
use crate::talk::Connection;
use crate::talk::judge::{Judge, Purpose};
use crate::talk::prepare::Asker;
use crate::{ConnectError, Credentials};

impl Connection {
    /// One's own account.
    ///
    /// # Errors
    /// [`ConnectError::NotOffered`] where the account comes with the sign-in only, or not at all.
    pub async fn account(&self, credentials: &Credentials) -> Result<Account, ConnectError> {
        let document = self.account_document(credentials, Power::Account).await?;
        let account = self.definition.document().account.as_ref();
        let account = account.ok_or(ConnectError::NotOffered(Power::Account))?;
        Ok(describe(self.definition.document(), account, &document))
    }

    /// The account as it comes with the answer to a sign-in.
    pub(in crate::talk) fn account_in_sign_in(&self, body: &Value) -> Option<Account> {
        let account = self.definition.document().account.as_ref().filter(|account| account.from_sign_in)?;
        let document = account.document.of(body)?;
        Some(describe(self.definition.document(), account, document))
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
        let outgoing = self.prepare(request, &fills, Some(asker), &credentials.language)?;
        let reply = self.line.send(&outgoing).await?;
        let body = Judge::new(definition, Purpose::Session, &outgoing).value(&reply)?;
        let unexpected = || ConnectError::Unexpected { pointer: account.document.as_str().to_owned() };
        account.document.of(&body).filter(|found| found.is_object()).cloned().ok_or_else(unexpected)
    }
}
