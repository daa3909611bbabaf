//! Ending a session.

use chatelaine_model::Power;

use super::judge::{Judge, Purpose};
use super::prepare::Asker;
use super::{Connection, SignedOut};
use crate::{ConnectError, Credentials};

impl Connection {
    /// Ends a session on the server, where the system can. A key that was used to sign in is no session and stays
    /// as it is.
    ///
    /// # Errors
    /// Whatever kept the server from ending it; the caller forgets the credentials in any case.
    pub async fn sign_out(&self, credentials: &Credentials) -> Result<SignedOut, ConnectError> {
        let document = self.definition.document();
        let operation = document.session.as_ref().and_then(|session| session.sign_out.as_ref());
        let Some(operation) = operation.filter(|_| credentials.access.is_some()) else {
            return Ok(SignedOut::NotOffered);
        };
        let asker = Asker { credentials, power: Power::SignOut };
        let fills = self.fills_of(credentials);
        let outgoing = self.prepare(&operation.request, &fills, Some(asker), &credentials.language)?;
        let reply = self.line.send(&outgoing).await?;
        if operation.gone.iter().any(|status| status.0 == reply.status) {
            return Ok(SignedOut::AlreadyGone);
        }
        let judge = Judge::new(document, Purpose::Session, &outgoing).with(&operation.status);
        match judge.done(&reply) {
            Ok(_) => Ok(SignedOut::OnServer),
            Err(ConnectError::SessionOver) => Ok(SignedOut::AlreadyGone),
            Err(error) => Err(error),
        }
    }
}
