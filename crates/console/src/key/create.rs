//! Making a key: the intent is written first, the request is sent once, the secret is sealed before anybody sees it.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, CreatedKey, KeyExpiry, KeyTraits, SecretReach};
use chatelaine_ledger::Together;
use chatelaine_model::{
    Deed, NewKey, Operation, OperationId, OperationState, Outcome, Power, Secret, TextError, one_line,
};
use chatelaine_vault::{VaultError, VaultStatus};

use super::secret::secret_name;
use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::system::NAME_LIMIT;
use crate::view::{ConsoleEvent, CreateKeyRequest, CreatedKeyView, ErrorView};

const ABOUT_LIMIT: usize = 2_000;

impl Console {
    /// Makes a key. The answer holds no secret: that is sealed by then, and asked for by the operation.
    ///
    /// # Errors
    /// Before anything is sent: when an entry does not fit the system, nobody is signed in, or the vault is shut.
    /// `OutcomeUnknown` when the answer was lost: the operation then waits among the unfinished.
    pub async fn create_key(
        self: &Arc<Self>,
        request: CreateKeyRequest,
    ) -> Result<CreatedKeyView, ConsoleError> {
        self.create_key_as(OperationId::new(uuid::Uuid::now_v7().to_string()), request).await
    }

    /// The same under an identifier that is written down elsewhere already.
    pub(crate) async fn create_key_as(
        self: &Arc<Self>,
        id: OperationId,
        request: CreateKeyRequest,
    ) -> Result<CreatedKeyView, ConsoleError> {
        let _busy = self.busy.begin();
        let server = self.server(&request.server).await?;
        let traits = self.definition_of(&server)?.keys().ok_or_else(|| ConsoleError::Connect {
            server: Some(server.id.clone()),
            source: ConnectError::NotOffered(Power::CreateKey),
        })?;
        let new = self.checked(&request, &traits)?;
        self.accepted(&server, Power::CreateKey)?;
        let seat = self.seats.of(&server.id);
        let who = seat.holder().ok_or_else(|| ConsoleError::SignInNeeded(server.id.clone()))?.who;
        if !matches!(self.vault.status(), VaultStatus::Open(_)) {
            return Err(VaultError::NotOpen.into());
        }
        let mut operation = Operation {
            id,
            server: server.id.clone(),
            name: new.name.clone(),
            expires: new.expires,
            began: self.ports.clock.now(),
            // From here on a crash leaves an operation that says so: the request may have gone out.
            state: OperationState::Unknown,
            key: None,
            hint: None,
        };
        self.write_operation(&operation).await?;
        let answer = self
            .with_session(&server.id, |connection, credentials| {
                let new = new.clone();
                async move { connection.create_key(&credentials, &new).await }
            })
            .await;
        match answer {
            Ok(created) => {
                let readable = traits.secret == SecretReach::Readable;
                self.take_created(operation, created, who, readable).await
            }
            Err(error) => {
                let lost = error.leaves_unknown();
                let outcome = if lost { Outcome::Unknown } else { Outcome::Failed };
                if !lost {
                    operation.state = OperationState::Failed;
                }
                let ended = (outcome, Some(ErrorView::from(&error).code));
                let subject = Some((None, new.name));
                let entry = self.entry(Some(&server.id), Some(who), Deed::CreateKey, subject, ended);
                let operation = Some(operation);
                self.write_together(Together { operation, log: vec![entry], ..Together::default() }).await?;
                self.tell(ConsoleEvent::AppChanged);
                Err(if lost {
                    ConsoleError::Connect { server: Some(server.id), source: ConnectError::OutcomeUnknown }
                } else {
                    error
                })
            }
        }
    }

    async fn take_created(
        self: &Arc<Self>,
        mut operation: Operation,
        created: CreatedKey,
        who: String,
        readable: bool,
    ) -> Result<CreatedKeyView, ConsoleError> {
        let sealed = self.seal_secret(&operation.id, &created.secret).await;
        operation.state = OperationState::Unconfirmed;
        operation.key = Some(created.key.id.clone());
        operation.hint = Some(created.secret.hint());
        let mut key = created.key.clone();
        key.hint.get_or_insert_with(|| created.secret.hint());
        key.created.get_or_insert(operation.began);
        let subject = Some((operation.key.clone(), operation.name.clone()));
        let ended = (Outcome::Done, None);
        let entry = self.entry(Some(&operation.server), Some(who), Deed::CreateKey, subject, ended);
        let noted = self
            .write_together(Together {
                operation: Some(operation.clone()),
                key: Some((operation.server.clone(), key)),
                log: vec![entry],
                ..Together::default()
            })
            .await;
        if let Err(error) = noted {
            // The key and its sealed secret exist: saying 'failed' now would lose them.
            tracing::error!(%error, "a key was made, but the ledger cannot be written");
        }
        self.tell(ConsoleEvent::KeysChanged { server: operation.server.clone() });
        self.tell(ConsoleEvent::AppChanged);
        Ok(CreatedKeyView {
            hint: created.secret.hint(),
            length: u32::try_from(created.secret.expose().chars().count()).unwrap_or(u32::MAX),
            operation: operation.id,
            server: operation.server,
            key: created.key.id,
            name: created.key.name,
            expires: created.key.expires,
            readable,
            sealed,
        })
    }

    /// Seals a secret; one that cannot be sealed stays in this process until it can.
    pub(super) async fn seal_secret(self: &Arc<Self>, operation: &OperationId, secret: &Secret) -> bool {
        let sealed = match secret_name(operation) {
            Ok(name) => {
                let secret = secret.clone();
                self.block(move |console| Ok(console.vault.put(&name, secret.expose().as_bytes())?)).await
            }
            Err(error) => Err(error),
        };
        if let Err(error) = &sealed {
            tracing::error!(%error, "a new secret could not be sealed");
            self.unsealed.lock().insert(operation.clone(), secret.clone());
        }
        sealed.is_ok()
    }

    pub(super) async fn write_operation(self: &Arc<Self>, operation: &Operation) -> Result<(), ConsoleError> {
        let operation = operation.clone();
        self.block(move |console| Ok(console.ledger.put_operation(&operation)?)).await
    }

    pub(crate) fn checked(
        &self,
        request: &CreateKeyRequest,
        traits: &KeyTraits,
    ) -> Result<NewKey, ConsoleError> {
        let refused = |field, reason: InputReason| ConsoleError::Input { field, reason };
        let limit = traits.name_limit.unwrap_or(NAME_LIMIT) as usize;
        let name = one_line(&request.name, limit).map_err(|error| refused("name", error.into()))?;
        match (request.expires, traits.expiry) {
            (None, KeyExpiry::Required) => return Err(refused("expires", InputReason::Missing)),
            (Some(_), KeyExpiry::None) => return Err(refused("expires", InputReason::NotOffered)),
            (Some(end), _) if end <= self.ports.clock.now() => {
                return Err(refused("expires", InputReason::Past));
            }
            _ => {}
        }
        for permission in &request.permissions {
            if !traits.permissions.iter().any(|known| known.name == *permission) {
                let choice = chatelaine_model::clean(permission, 80);
                return Err(refused("permissions", InputReason::Choice(choice)));
            }
        }
        let about = request.about.as_deref().map(str::trim).filter(|about| !about.is_empty());
        if about.is_some() && !traits.about {
            return Err(refused("about", InputReason::NotOffered));
        }
        if let Some(length) = about.map(|about| about.chars().count()).filter(|length| *length > ABOUT_LIMIT)
        {
            return Err(refused("about", TextError::TooLong { length, limit: ABOUT_LIMIT }.into()));
        }
        Ok(NewKey {
            name,
            expires: request.expires,
            permissions: request.permissions.clone(),
            about: about.map(str::to_owned),
        })
    }
}
