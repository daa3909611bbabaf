//! Revoking a key and taking that back: the row changes when the server has agreed, not before.

use std::sync::Arc;

use chatelaine_connect::RevokeEffect;
use chatelaine_model::{Deed, Key, KeyId, Power, ServerId};

use super::secret::kept_name;
use super::subject::Subject;
use crate::console::Console;
use crate::error::ConsoleError;

impl Console {
    /// Revokes a key, or deletes it where the system can only do that. Sent once, never repeated.
    ///
    /// # Errors
    /// `OutcomeUnknown` when the answer was lost; the inventory then still shows what was known before.
    pub async fn revoke_key(self: &Arc<Self>, server: &ServerId, key: &KeyId) -> Result<(), ConsoleError> {
        let subject = self.subject(server, key, Power::RevokeKey).await?;
        let answer = self
            .with_session(server, |connection, credentials| async move {
                connection.revoke_key(&credentials, key).await
            })
            .await;
        self.changed(subject, Deed::RevokeKey, answer, Self::note_revoked).await
    }

    /// Takes a revocation back, where the system can. Sent once, never repeated.
    ///
    /// # Errors
    /// As [`Console::revoke_key`]; `NotOffered` where the system deletes what it revokes.
    pub async fn restore_key(self: &Arc<Self>, server: &ServerId, key: &KeyId) -> Result<(), ConsoleError> {
        let subject = self.subject(server, key, Power::RestoreKey).await?;
        let answer = self
            .with_session(server, |connection, credentials| async move {
                connection.restore_key(&credentials, key).await
            })
            .await;
        let note = |console: &Self, subject: Subject| {
            Ok(console.ledger.put_key(&subject.server, &Key { revoked: false, ..subject.key })?)
        };
        self.changed(subject, Deed::RestoreKey, answer, note).await
    }

    fn note_revoked(&self, subject: Subject) -> Result<(), ConsoleError> {
        let Subject { server, key, traits } = subject;
        if traits.revoke == RevokeEffect::Marks {
            return Ok(self.ledger.put_key(&server, &Key { revoked: true, ..key })?);
        }
        self.ledger.mark_gone(&server, &key.id, self.ports.clock.now())?;
        self.ledger.set_reminder(&server, &key.id, None)?;
        let kept = kept_name(&server, &key.id)?;
        if self.kept.write().remove(&kept) {
            self.vault.remove(&kept)?;
        }
        Ok(())
    }
}
