//! One's own account on a server: read, changed, and its password.

use std::collections::BTreeMap;
use std::sync::Arc;

use chatelaine_connect::ConnectError;
use chatelaine_model::{Account, Deed, Power, Secret, ServerId, TextError, clean};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::server::refused;
use crate::view::ChangePasswordRequest;

/// Longer than any login or password.
const FIELD_LIMIT: usize = 8_000;
/// Characters of names in the log.
const SUBJECT_LIMIT: usize = 200;

impl Console {
    /// What the server tells of the account that is signed in: asked now, or what it said at sign-in where the system
    /// documents no other way. `extended` asks for more, at the price of a slower answer.
    ///
    /// # Errors
    /// `NotOffered` where the system tells nothing of accounts, or nothing more; otherwise as the conversation ends.
    pub async fn account(
        self: &Arc<Self>,
        server: &ServerId,
        extended: bool,
    ) -> Result<Account, ConsoleError> {
        let power = if extended { Power::ExtendedAccount } else { Power::Account };
        self.may(server, power).await?;
        let asked = self
            .with_session(server, |connection, credentials| async move {
                connection.account(&credentials, extended).await
            })
            .await;
        match asked {
            Err(ConsoleError::Connect { source: ConnectError::NotOffered(power), server: at })
                if !extended =>
            {
                self.seats
                    .of(server)
                    .account()
                    .ok_or(ConsoleError::Connect { server: at, source: ConnectError::NotOffered(power) })
            }
            other => other,
        }
    }

    /// Changes facts of the own account: their names to new values as text. What is not named stays. The answer is
    /// the account as it was read back.
    ///
    /// # Errors
    /// `InputRefused` before anything is sent, for what is unknown, locked or of another kind; `ChangedMeanwhile`;
    /// `OutcomeUnknown` when the answer was lost.
    pub async fn change_account(
        self: &Arc<Self>,
        server: &ServerId,
        changes: BTreeMap<String, String>,
    ) -> Result<Account, ConsoleError> {
        self.may(server, Power::ChangeAccount).await?;
        let answer = self
            .with_session(server, |connection, credentials| {
                let changes = changes.clone();
                async move { connection.change_account(&credentials, &changes).await }
            })
            .await;
        let names = changes.into_keys().collect::<Vec<_>>().join(", ");
        self.recorded(server, Deed::ChangeAccount, Some(clean(&names, SUBJECT_LIMIT)), answer).await
    }

    /// Changes one setting; `value` is written as the account shows it. The answer is the account as it was read
    /// back.
    ///
    /// # Errors
    /// As [`Console::change_account`].
    pub async fn change_setting(
        self: &Arc<Self>,
        server: &ServerId,
        id: &str,
        value: &str,
    ) -> Result<Account, ConsoleError> {
        self.may(server, Power::ChangeSettings).await?;
        let answer = self
            .with_session(server, |connection, credentials| async move {
                connection.change_setting(&credentials, id, value).await
            })
            .await;
        self.recorded(server, Deed::ChangeSetting, Some(clean(id, SUBJECT_LIMIT)), answer).await
    }

    /// Changes a password, an expired one included: nobody has to be signed in. Sent once, never repeated.
    ///
    /// # Errors
    /// `WrongCredentials` when the old one is wrong, `Refused` with the server's words when the new one will not do,
    /// `OutcomeUnknown` when the answer was lost.
    pub async fn change_password(
        self: &Arc<Self>,
        request: ChangePasswordRequest,
    ) -> Result<(), ConsoleError> {
        let ChangePasswordRequest { server, login, old, new } = request;
        self.may(&server, Power::ChangePassword).await?;
        for (field, value) in [("login", &login), ("old password", &old), ("new password", &new)] {
            let length = value.chars().count();
            if length == 0 {
                return Err(refused(field, TextError::Empty));
            }
            if length > FIELD_LIMIT {
                return Err(refused(field, TextError::TooLong { length, limit: FIELD_LIMIT }));
            }
        }
        let connection = self.connection(&server).await?;
        let (old, new, language) = (Secret::new(old), Secret::new(new), self.language());
        let answer = connection.change_password(&login, &old, &new, &language).await;
        let answer = answer.map_err(ConsoleError::at(&server));
        self.recorded(&server, Deed::ChangePassword, Some(clean(&login, SUBJECT_LIMIT)), answer).await
    }
}
