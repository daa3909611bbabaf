//! Creations that wait for a person: a secret without a choice, or an answer that was lost.

use std::sync::Arc;

use chatelaine_ledger::{KeyQuery, Together};
use chatelaine_model::{Deed, Operation, OperationId, OperationState, Secret};
use chatelaine_vault::{VaultError, VaultStatus};
use chrono::TimeDelta;

use super::secret::secret_name;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{ConsoleEvent, CreatedKeyView, KeyRowView, SecretPlace, UnfinishedView};

/// How far a server's clock may be behind ours for a key of the same name to count as the one that was made.
const CLOCK_SLACK: TimeDelta = TimeDelta::minutes(5);

impl Console {
    /// The creations that wait. Secrets that cannot be read while the vault is shut are left out until it opens.
    pub(crate) async fn unfinished(self: &Arc<Self>) -> Result<Vec<UnfinishedView>, ConsoleError> {
        let operations = self.block(|console| Ok(console.ledger.open_operations()?)).await?;
        let open = matches!(self.vault.status(), VaultStatus::Open(_));
        let mut views = Vec::new();
        for operation in operations {
            let created = match operation.state {
                OperationState::Unconfirmed if !open => continue,
                OperationState::Unconfirmed => match self.created_view(&operation).await {
                    Ok(view) => Some(view),
                    Err(error) => {
                        tracing::warn!(operation = %operation.id, %error, "a saved secret cannot be read");
                        None
                    }
                },
                _ => None,
            };
            views.push(UnfinishedView {
                operation: operation.id,
                server: operation.server,
                name: operation.name,
                began: operation.began,
                state: operation.state,
                created,
            });
        }
        Ok(views)
    }

    async fn created_view(self: &Arc<Self>, operation: &Operation) -> Result<CreatedKeyView, ConsoleError> {
        let (operation, secret) = self.waiting_secret(&operation.id).await?;
        let at = operation.server.clone();
        let readable = self
            .block(move |console| Ok(console.readable_servers()?.get(&at).copied()))
            .await?
            .unwrap_or_default();
        Ok(CreatedKeyView {
            hint: secret.hint(),
            length: u32::try_from(secret.expose().chars().count()).unwrap_or(u32::MAX),
            sealed: !self.unsealed.lock().contains_key(&operation.id),
            key: operation.key.ok_or(ConsoleError::NoSuchOperation)?,
            operation: operation.id,
            server: operation.server,
            name: operation.name,
            expires: operation.expires,
            readable,
        })
    }

    /// Looks on the server whether a key whose answer was lost was made: one of that name, not older than the
    /// operation where the server tells ages. `None`: it was not.
    ///
    /// # Errors
    /// `NoSuchOperation` when it is settled; otherwise as the conversation ends.
    pub async fn look_for_key(
        self: &Arc<Self>,
        operation: &OperationId,
    ) -> Result<Option<KeyRowView>, ConsoleError> {
        let id = operation.clone();
        let operation = self
            .block(move |console| {
                console.ledger.operation(&id)?.filter(waits).ok_or(ConsoleError::NoSuchOperation)
            })
            .await?;
        self.read_keys_anew(&operation.server).await?;
        let lost = operation.clone();
        let found = self
            .block(move |console| {
                let now = console.ports.clock.now();
                let mut query = KeyQuery {
                    search: Some(operation.name.clone()),
                    servers: vec![operation.server.clone()],
                    ..KeyQuery::default()
                };
                let readable = console.readable_servers()?;
                loop {
                    let page = console.ledger.page(&query, now)?;
                    query.offset += page.rows.len() as u64;
                    let last = page.rows.is_empty() || query.offset >= page.total;
                    let made = page.rows.into_iter().find(|row| {
                        row.key.name == operation.name
                            && !row.key.revoked
                            && row.key.created.is_none_or(|created| created >= operation.began - CLOCK_SLACK)
                    });
                    match made {
                        Some(row) => return Ok(Some(console.row_view(row, &readable))),
                        None if last => return Ok(None),
                        None => {}
                    }
                }
            })
            .await?;
        let Some(found) = found else { return Ok(None) };
        self.found_made(lost, found).await.map(Some)
    }

    /// A key was made although its answer was lost. The program may have died between sealing its secret and saying so:
    /// then it waits as any new one from now on. Where its secret is nowhere, only the log is told.
    async fn found_made(
        self: &Arc<Self>,
        operation: Operation,
        found: KeyRowView,
    ) -> Result<KeyRowView, ConsoleError> {
        let made = Operation { key: Some(found.id.clone()), ..operation };
        let entry = self.entry_of_creation(&made, Deed::CreateKey);
        let found = self
            .block(move |console| {
                let sealed = console.vault.get(&secret_name(&made.id)?)?;
                let secret = sealed.and_then(|bytes| std::str::from_utf8(&bytes).map(Secret::new).ok());
                let told = console.was_logged(&made.server, Deed::CreateKey, &found.id, made.began)?;
                let log = if told { Vec::new() } else { vec![entry] };
                let Some(secret) = secret else {
                    console.ledger.put_together(&Together { log, ..Together::default() })?;
                    return Ok(found);
                };
                let operation = Operation {
                    state: OperationState::Unconfirmed,
                    hint: Some(secret.hint()),
                    expires: found.expires,
                    ..made
                };
                let operation = Some(operation);
                console.ledger.put_together(&Together { operation, log, ..Together::default() })?;
                Ok(KeyRowView { secret: SecretPlace::Here, ..found })
            })
            .await?;
        self.logged().await;
        self.tell(ConsoleEvent::AppChanged);
        Ok(found)
    }

    /// Takes over a key that was made although its answer was lost, with its secret, where the server gives that again;
    /// whether it does. The key then waits as any new one.
    ///
    /// # Errors
    /// As the conversation ends; when the vault is shut.
    pub async fn recover_key(
        self: &Arc<Self>,
        operation: &OperationId,
        found: &KeyRowView,
    ) -> Result<bool, ConsoleError> {
        match found.secret {
            SecretPlace::Nowhere => return Ok(false),
            // It was sealed before its answer was written down, and waits.
            SecretPlace::Here => return Ok(true),
            SecretPlace::Server => {}
        }
        let (secret, _) = self.secret_of_key(&found.server, &found.id).await?;
        let id = operation.clone();
        let known = self.block(move |console| Ok(console.ledger.operation(&id)?)).await?;
        let known = known.filter(waits).ok_or(ConsoleError::NoSuchOperation)?;
        self.seal_secret(operation, &secret).await;
        self.write_operation(&Operation {
            state: OperationState::Unconfirmed,
            key: Some(found.id.clone()),
            hint: Some(secret.hint()),
            expires: found.expires,
            ..known
        })
        .await?;
        self.tell(ConsoleEvent::AppChanged);
        Ok(true)
    }

    /// Closes an operation whose outcome the user has settled. One whose secret waits is not closed by this.
    ///
    /// # Errors
    /// `NoSuchOperation` when it is settled already.
    pub async fn dismiss_operation(self: &Arc<Self>, operation: &OperationId) -> Result<(), ConsoleError> {
        let id = operation.clone();
        self.block(move |console| {
            let operation =
                console.ledger.operation(&id)?.filter(waits).ok_or(ConsoleError::NoSuchOperation)?;
            match console.vault.remove(&secret_name(&id)?) {
                Ok(()) | Err(VaultError::NotOpen) => {}
                Err(error) => return Err(error.into()),
            }
            console.close_operation(operation, OperationState::Failed)
        })
        .await?;
        self.tell(ConsoleEvent::AppChanged);
        Ok(())
    }
}

fn waits(operation: &Operation) -> bool {
    matches!(operation.state, OperationState::Unknown | OperationState::Intended)
}
