//! Renewing a session.

use chatelaine_model::Power;

use super::Connection;
use super::judge::{Judge, Purpose};
use super::prepare::Asker;
use crate::definition::document::Place;
use crate::wire::Outgoing;
use crate::{ConnectError, Credentials};

impl Connection {
    /// Renews a session. The answer replaces the credentials; the old ones must not be used again.
    ///
    /// # Errors
    /// [`ConnectError::SessionOver`] when the server calls the credential dead, [`ConnectError::OutcomeUnknown`]
    /// when the answer was lost, brought no token or was a failure inside of the server, so that the old credential may be
    /// spent;
    /// [`ConnectError::NotOffered`] when the credentials cannot be renewed.
    pub async fn renew(&self, credentials: &Credentials) -> Result<Credentials, ConnectError> {
        let document = self.definition.document();
        let session = document.session.as_ref().filter(|_| credentials.renewable);
        let session = session.ok_or(ConnectError::NotOffered(Power::Renew))?;
        let renew = session.renew.as_ref().ok_or(ConnectError::NotOffered(Power::Renew))?;
        let asker = Asker { credentials, power: Power::Renew };
        let fills = self.fills_of(credentials);
        // Whatever its method, a renewal may spend what it sends.
        let outgoing = Outgoing {
            changes: true,
            ..self.prepare(&renew.request, &fills, Some(asker), &credentials.language)?
        };
        let reply = self.line.send(&outgoing).await?;
        let judge = Judge::new(document, Purpose::Renew, &outgoing).with(&renew.status);
        let outside = session.access.from.iter().any(|place| !matches!(place, Place::Body(_)));
        let body = if outside { judge.done(&reply)? } else { judge.value(&reply)? };
        self.issue(credentials, &reply, &body).map_err(|_| ConnectError::OutcomeUnknown)
    }
}
