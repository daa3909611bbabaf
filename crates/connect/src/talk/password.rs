//! A new password for the old one.

use chatelaine_model::{Power, Secret};

use super::Connection;
use super::judge::{Judge, Purpose};
use crate::ConnectError;

impl Connection {
    /// Changes a password without a session, an expired one included.
    ///
    /// # Errors
    /// [`ConnectError::WrongCredentials`] when the old one is wrong, [`ConnectError::Refused`] when the new one is too
    /// weak, [`ConnectError::OutcomeUnknown`] when the answer was lost.
    pub async fn change_password(
        &self,
        login: &str,
        old: &Secret,
        new: &Secret,
        language: &str,
    ) -> Result<(), ConnectError> {
        let document = self.definition.document();
        let password = document.password.as_ref().ok_or(ConnectError::NotOffered(Power::ChangePassword))?;
        let mut fills = self.options();
        fills.text("login", login).secret("old", old).secret("new", new);
        let outgoing = self.prepare(&password.request, &fills, None, language)?;
        let reply = self.line.send(&outgoing).await?;
        let judge = Judge::new(document, Purpose::SignIn, &outgoing).with(&password.status);
        judge.done(&reply).map(drop)
    }
}
