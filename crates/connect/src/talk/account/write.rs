//! Writing the account document: read it, change what is to be changed, keep the rest, write it whole, read it again,
//! compare.

use chatelaine_model::Power;
use serde_json::Value;

use super::compare::{same, without};
use crate::definition::document::Write;
use crate::talk::Connection;
use crate::talk::judge::{Judge, Purpose};
use crate::talk::prepare::Asker;
use crate::template::Fill;
use crate::{ConnectError, Credentials};

impl Connection {
    /// Changes something in the account document. Nothing is sent when the change is there already. `change` sees
    /// the document as it was just read, unknown members included, and alters only what it must.
    pub(in crate::talk) async fn rewrite_account(
        &self,
        credentials: &Credentials,
        power: Power,
        change: impl FnOnce(&mut Value) -> Result<(), ConnectError> + Send,
    ) -> Result<Value, ConnectError> {
        let definition = self.definition.document();
        let write = definition.account.as_ref().and_then(|account| account.write.as_ref());
        let write = write.ok_or(ConnectError::NotOffered(power))?;
        let read = self.account_document(credentials, power).await?;
        let mut wanted = read.clone();
        change(&mut wanted)?;
        let dropped = definition.answer.defaults_dropped;
        if same(&read, &wanted, dropped) {
            return Ok(read);
        }
        self.send_account(credentials, power, write, "document", wanted.clone()).await?;
        // The server said yes; that it kept everything is known only by looking.
        let kept =
            self.account_document(credentials, power).await.map_err(|_| ConnectError::OutcomeUnknown)?;
        let (seen, wanted) =
            (without(kept.clone(), &write.server_owned), without(wanted, &write.server_owned));
        if same(&seen, &wanted, dropped) { Ok(kept) } else { Err(ConnectError::ChangedMeanwhile) }
    }

    /// Sends what is to be written, whole or in part.
    pub(super) async fn send_account(
        &self,
        credentials: &Credentials,
        power: Power,
        write: &Write,
        name: &str,
        value: Value,
    ) -> Result<(), ConnectError> {
        let mut fills = self.fills_of(credentials);
        fills.set(name, Fill::Json(value));
        let asker = Asker { credentials, power };
        let outgoing = self.prepare(&write.request, &fills, Some(asker), &credentials.language)?;
        let reply = self.line.send(&outgoing).await?;
        let judge = Judge::new(self.definition.document(), Purpose::Session, &outgoing);
        judge.with(&write.status).done(&reply).map(drop)
    }
}
