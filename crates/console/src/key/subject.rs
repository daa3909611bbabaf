//! The key that a change is about, looked up before anything is sent, and the record of how it went.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, KeyTraits};
use chatelaine_model::{Deed, Key, KeyId, Power, ServerId};

use crate::activity::reason;
use crate::console::Console;
use crate::error::ConsoleError;
use crate::power::outcome;
use crate::view::ConsoleEvent;

/// A key of the inventory, and what its system makes of keys.
pub(super) struct Subject {
    pub(super) server: ServerId,
    pub(super) key: Key,
    pub(super) traits: KeyTraits,
}

impl Console {
    /// Looks up a key for a change.
    ///
    /// # Errors
    /// `NoSuchKey` when it is not in the inventory, `NotOffered` where the system has no such power, `Assumed` where
    /// that rests on what nobody has accepted.
    pub(super) async fn subject(
        self: &Arc<Self>,
        id: &ServerId,
        key: &KeyId,
        power: Power,
    ) -> Result<Subject, ConsoleError> {
        let (at, wanted) = (id.clone(), key.clone());
        let row = self
            .block(move |console| Ok(console.ledger.key(&at, &wanted, console.ports.clock.now())?))
            .await?
            .ok_or_else(|| ConsoleError::NoSuchKey(id.clone()))?;
        let server = self.server(id).await?;
        let definition = self.definition_of(&server)?;
        self.may(id, power).await?;
        let traits = definition.keys().ok_or_else(|| ConsoleError::Connect {
            server: Some(id.clone()),
            source: ConnectError::NotOffered(power),
        })?;
        Ok(Subject { server: server.id, key: row.key, traits })
    }

    /// Writes down how a change of a key went, and where it was done what the key is now.
    pub(super) async fn changed(
        self: &Arc<Self>,
        subject: Subject,
        deed: Deed,
        answer: Result<(), ConsoleError>,
        note: impl FnOnce(&Self, Subject) -> Result<(), ConsoleError> + Send + 'static,
    ) -> Result<(), ConsoleError> {
        let server = subject.server.clone();
        let who = self.seats.of(&server).holder().map(|holder| holder.who);
        let named = Some((Some(subject.key.id.clone()), subject.key.name.clone()));
        self.log_why(Some(&server), who, deed, named, (outcome(&answer), reason(&answer))).await;
        answer?;
        self.block(move |console| note(console, subject)).await?;
        self.tell(ConsoleEvent::KeysChanged { server });
        self.tell(ConsoleEvent::AppChanged);
        Ok(())
    }
}
