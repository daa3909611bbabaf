//! Revoking a key: the row changes when the server has agreed, not before.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, RevokeEffect};
use chatelaine_model::{Deed, Key, KeyId, Outcome, Power, ServerId};

use super::secret::kept_name;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::ConsoleEvent;

impl Console {
    /// Revokes a key, or deletes it where the system can only do that. Sent once, never repeated.
    ///
    /// # Errors
    /// `OutcomeUnknown` when the answer was lost; the inventory then still shows what was known before.
    pub async fn revoke_key(self: &Arc<Self>, server: &ServerId, key: &KeyId) -> Result<(), ConsoleError> {
        let (at, id) = (server.clone(), key.clone());
        let row = self
            .block(move |console| Ok(console.ledger.key(&at, &id, console.ports.clock.now())?))
            .await?
            .ok_or_else(|| ConsoleError::NoSuchKey(server.clone()))?;
        let system = self.server(server).await?.system;
        let traits = self.definition(&system)?.keys().ok_or_else(|| ConsoleError::Connect {
            server: Some(server.clone()),
            source: ConnectError::NotOffered(Power::RevokeKey),
        })?;
        let who = self.seats.of(server).holder().map(|holder| holder.who);
        let answer = self
            .with_session(server, |connection, credentials| async move {
                connection.revoke_key(&credentials, key).await
            })
            .await;
        let outcome = match &answer {
            Ok(()) => Outcome::Done,
            Err(ConsoleError::Connect { source: ConnectError::OutcomeUnknown, .. }) => Outcome::Unknown,
            Err(_) => Outcome::Failed,
        };
        let subject = Some((Some(key.clone()), row.key.name.clone()));
        self.log(Some(server), who, Deed::RevokeKey, subject, outcome).await;
        answer?;
        self.note_revoked(server, row.key, traits.revoke).await?;
        self.tell(ConsoleEvent::KeysChanged { server: server.clone() });
        self.tell(ConsoleEvent::AppChanged);
        Ok(())
    }

    async fn note_revoked(
        self: &Arc<Self>,
        server: &ServerId,
        key: Key,
        effect: RevokeEffect,
    ) -> Result<(), ConsoleError> {
        let server = server.clone();
        self.block(move |console| {
            if effect == RevokeEffect::Marks {
                return Ok(console.ledger.put_key(&server, &Key { revoked: true, ..key })?);
            }
            console.ledger.mark_gone(&server, &key.id, console.ports.clock.now())?;
            let kept = kept_name(&server, &key.id)?;
            if console.kept.write().remove(&kept) {
                console.vault.remove(&kept)?;
            }
            Ok(())
        })
        .await
    }
}
