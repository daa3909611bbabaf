//! Secrets of keys: the one that was just made, and those that were kept.

use std::sync::Arc;

use chatelaine_ledger::Together;
use chatelaine_model::{
    Activity, Deed, KeyId, Operation, OperationId, OperationState, Outcome, Power, Secret, ServerId,
};
use chatelaine_vault::RecordName;
use uuid::Uuid;

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{ClipboardView, ConsoleEvent, SecretChoice};

/// Where the secret of an operation is sealed until the user has chosen.
pub(crate) fn secret_name(operation: &OperationId) -> Result<RecordName, ConsoleError> {
    Ok(RecordName::of(&["secret", operation.as_str()])?)
}

/// Where the secret of a key is sealed for good. Ids of keys can be anything, so a digest stands for them.
pub(crate) fn kept_name(server: &ServerId, key: &KeyId) -> Result<RecordName, ConsoleError> {
    let digest = Uuid::new_v5(&Uuid::NAMESPACE_OID, key.as_str().as_bytes());
    Ok(RecordName::of(&["kept", server.as_str(), &digest.to_string()])?)
}

impl Console {
    /// The secret of a key that was just made, for the screen.
    ///
    /// # Errors
    /// `NoSuchOperation` when it is settled; when the vault is shut.
    pub async fn reveal_secret(self: &Arc<Self>, operation: &OperationId) -> Result<Secret, ConsoleError> {
        let (operation, secret) = self.waiting_secret(operation).await?;
        self.log_secret(&operation, Deed::RevealSecret).await;
        Ok(secret)
    }

    /// Copies the secret of a key that was just made.
    ///
    /// # Errors
    /// As [`Console::reveal_secret`]; when the clipboard cannot be used.
    pub async fn copy_secret(
        self: &Arc<Self>,
        operation: &OperationId,
    ) -> Result<ClipboardView, ConsoleError> {
        let (operation, secret) = self.waiting_secret(operation).await?;
        let view = self.copy(secret).await?;
        self.log_secret(&operation, Deed::CopySecret).await;
        Ok(view)
    }

    /// Says what shall become of the saved copy of a new key's secret.
    ///
    /// # Errors
    /// `NoSuchOperation` when that was said already; when the vault is shut or cannot be written: then the secret
    /// stays as it is and the question stays open.
    pub async fn settle_secret(
        self: &Arc<Self>,
        operation: &OperationId,
        choice: SecretChoice,
    ) -> Result<(), ConsoleError> {
        let _busy = self.busy.begin();
        let (operation, secret) = self.waiting_secret(operation).await?;
        let key = operation.key.clone().ok_or(ConsoleError::NoSuchOperation)?;
        let settled = operation.clone();
        let deed = match choice {
            SecretChoice::Keep => Deed::KeepSecret,
            SecretChoice::Remove => Deed::RemoveSecret,
        };
        let entry = self.entry_of_creation(&operation, deed);
        self.block(move |console| {
            let waiting = secret_name(&settled.id)?;
            let state = match choice {
                SecretChoice::Keep => {
                    let kept = kept_name(&settled.server, &key)?;
                    console.vault.put(&kept, secret.expose().as_bytes())?;
                    console.kept.write().insert(kept);
                    OperationState::Kept
                }
                SecretChoice::Remove => OperationState::Removed,
            };
            let together = Together {
                operation: Some(Operation { state, ..settled }),
                log: vec![entry],
                ..Together::default()
            };
            console.ledger.put_together(&together)?;
            Ok(console.vault.remove(&waiting)?)
        })
        .await?;
        self.unsealed.lock().remove(&operation.id);
        self.logged().await;
        self.tell(ConsoleEvent::AppChanged);
        self.tell(ConsoleEvent::KeysChanged { server: operation.server });
        Ok(())
    }

    /// Copies the secret of a key: the copy kept here, else the server's where it gives it again.
    ///
    /// # Errors
    /// `NoSuchKey` where it cannot be had; otherwise as the conversation ends.
    pub async fn copy_key(
        self: &Arc<Self>,
        server: &ServerId,
        key: &KeyId,
    ) -> Result<ClipboardView, ConsoleError> {
        let (secret, name) = self.secret_of_key(server, key).await?;
        let view = self.copy(secret).await?;
        let who = self.seats.of(server).who();
        let subject = Some((Some(key.clone()), name));
        self.log(Some(server), who, Deed::CopySecret, subject, Outcome::Done).await;
        Ok(view)
    }

    /// The secret of a key, to be handed over by the caller: the copy kept here, else the server's where it gives it
    /// again. The log says that it was handed over.
    ///
    /// # Errors
    /// As [`Console::copy_key`].
    pub async fn hand_over_key(
        self: &Arc<Self>,
        server: &ServerId,
        key: &KeyId,
    ) -> Result<Secret, ConsoleError> {
        let (secret, name) = self.secret_of_key(server, key).await?;
        let who = self.seats.of(server).who();
        let subject = Some((Some(key.clone()), name));
        self.log(Some(server), who, Deed::HandOverSecret, subject, Outcome::Done).await;
        Ok(secret)
    }

    /// The secret of a key, and the key's name.
    pub(crate) async fn secret_of_key(
        self: &Arc<Self>,
        server: &ServerId,
        key: &KeyId,
    ) -> Result<(Secret, String), ConsoleError> {
        let (at, id) = (server.clone(), key.clone());
        let (kept, row, readable) = self
            .block(move |console| {
                let kept = match kept_name(&at, &id)? {
                    name if console.kept.read().contains(&name) => console.vault.get(&name)?,
                    _ => None,
                };
                let row = console.ledger.key(&at, &id, console.ports.clock.now())?;
                let readable = console.readable_servers()?.get(&at).copied().unwrap_or_default();
                Ok((kept, row, readable))
            })
            .await?;
        let row = row.ok_or_else(|| ConsoleError::NoSuchKey(server.clone()))?;
        let secret = match kept.and_then(|bytes| std::str::from_utf8(&bytes).map(Secret::new).ok()) {
            Some(secret) => secret,
            None if readable => {
                self.accepted(&self.server(server).await?, Power::ListKeys)?;
                self.with_session(server, |connection, credentials| async move {
                    connection.key_secret(&credentials, key).await
                })
                .await?
            }
            None => return Err(ConsoleError::NoSecret(server.clone())),
        };
        Ok((secret, row.key.name))
    }

    /// An operation whose secret waits, with that secret.
    pub(crate) async fn waiting_secret(
        self: &Arc<Self>,
        id: &OperationId,
    ) -> Result<(Operation, Secret), ConsoleError> {
        let id = id.clone();
        self.block(move |console| {
            let operation = console
                .ledger
                .operation(&id)?
                .filter(|operation| operation.state == OperationState::Unconfirmed)
                .ok_or(ConsoleError::NoSuchOperation)?;
            if let Some(secret) = console.unsealed.lock().get(&id).cloned() {
                return Ok((operation, secret));
            }
            let bytes = console.vault.get(&secret_name(&id)?)?.ok_or(ConsoleError::NoSuchOperation)?;
            let text = std::str::from_utf8(&bytes).map_err(|_| ConsoleError::NoSuchOperation)?;
            Ok((operation, Secret::new(text)))
        })
        .await
    }

    pub(crate) fn close_operation(
        &self,
        operation: Operation,
        state: OperationState,
    ) -> Result<(), ConsoleError> {
        Ok(self.ledger.put_operation(&Operation { state, ..operation })?)
    }

    /// The saved copies of secrets that the user has settled: a program that died may have left them behind.
    pub(crate) fn sweep_secrets(&self) -> Result<(), ConsoleError> {
        for name in self.vault.names("secret/")? {
            let operation = name.parts().last().map(OperationId::new);
            let Some(operation) = operation else { continue };
            let state = self.ledger.operation(&operation)?.map(|operation| operation.state);
            if matches!(state, Some(OperationState::Kept | OperationState::Removed)) {
                self.vault.remove(&name)?;
            }
        }
        Ok(())
    }

    pub(super) fn entry_of_creation(&self, operation: &Operation, deed: Deed) -> Activity {
        let who = self.seats.of(&operation.server).who();
        let subject = Some((operation.key.clone(), operation.name.clone()));
        self.entry(Some(&operation.server), who, deed, subject, (Outcome::Done, None))
    }

    async fn log_secret(self: &Arc<Self>, operation: &Operation, deed: Deed) {
        self.append(self.entry_of_creation(operation, deed)).await;
    }
}
