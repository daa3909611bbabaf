//! Revoking a key and taking that back: the row changes when the server has agreed, not before.

use std::sync::Arc;

use chatelaine_connect::KeyEdit;
use chatelaine_model::{KeyId, Power, ServerId};

use super::subject::Intent;
use crate::console::Console;
use crate::error::ConsoleError;

impl Console {
    /// Revokes a key, or deletes it where the system can only do that. Sent once, never repeated.
    ///
    /// # Errors
    /// `OutcomeUnknown` when the answer was lost; the inventory then still shows what was known before, and the change
    /// waits among the operations until it is looked up.
    pub async fn revoke_key(self: &Arc<Self>, server: &ServerId, key: &KeyId) -> Result<(), ConsoleError> {
        self.revoke_as(server, key, Intent::Own).await
    }

    /// The same, with the intent where the caller says.
    pub(crate) async fn revoke_as(
        self: &Arc<Self>,
        server: &ServerId,
        key: &KeyId,
        intent: Intent,
    ) -> Result<(), ConsoleError> {
        let subject = self.subject(server, key, Power::RevokeKey).await?;
        self.change_key(subject, KeyEdit::Revoke, intent).await
    }

    /// Takes a revocation back, where the system can. Sent once, never repeated.
    ///
    /// # Errors
    /// As [`Console::revoke_key`]; `NotOffered` where the system deletes what it revokes.
    pub async fn restore_key(self: &Arc<Self>, server: &ServerId, key: &KeyId) -> Result<(), ConsoleError> {
        let subject = self.subject(server, key, Power::RestoreKey).await?;
        self.change_key(subject, KeyEdit::Restore, Intent::Own).await
    }
}
