//! One's own account on a server.

use std::sync::Arc;

use chatelaine_connect::ConnectError;
use chatelaine_model::{Account, Power, ServerId};

use crate::console::Console;
use crate::error::ConsoleError;

impl Console {
    /// What the server tells of the account that is signed in: asked now, or what it said at sign-in where the system
    /// documents no other way.
    ///
    /// # Errors
    /// `NotOffered` where the system tells nothing of accounts; otherwise as the conversation ends.
    pub async fn account(self: &Arc<Self>, server: &ServerId) -> Result<Account, ConsoleError> {
        self.accepted(&self.server(server).await?, Power::Settings)?;
        let asked = self
            .with_session(server, |connection, credentials| async move {
                connection.account(&credentials, false).await
            })
            .await;
        match asked {
            Err(ConsoleError::Connect { source: ConnectError::NotOffered(power), server: at }) => self
                .seats
                .of(server)
                .account()
                .ok_or(ConsoleError::Connect { server: at, source: ConnectError::NotOffered(power) }),
            other => other,
        }
    }
}
