//! The end of a key: another one on the server, or a reminder kept here where the system's keys have no end.

use std::sync::Arc;

use chatelaine_connect::{KeyEdit, KeyExpiry};
use chatelaine_model::{Deed, KeyId, Outcome, Power, ServerId};
use chrono::{DateTime, Utc};

use super::subject::Intent;
use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::view::ConsoleEvent;

impl Console {
    /// Sets another end of a key on its server; `None` for no end, where the system has such keys. Sent once, never
    /// repeated.
    ///
    /// # Errors
    /// Before anything is sent: `NotOffered` where the end is fixed at creation, `InputRefused` for an end that is
    /// over or missing. `OutcomeUnknown` when the answer was lost.
    pub async fn change_expiry(
        self: &Arc<Self>,
        server: &ServerId,
        key: &KeyId,
        expires: Option<DateTime<Utc>>,
    ) -> Result<(), ConsoleError> {
        let subject = self.subject(server, key, Power::ChangeExpiry).await?;
        if expires.is_none() && subject.traits.expiry != KeyExpiry::Optional {
            return Err(refused("expires", InputReason::Missing));
        }
        self.to_come("expires", expires)?;
        self.change_key(subject, KeyEdit::End(expires), Intent::Own).await
    }

    /// Sets when the user wants to be reminded of a key whose system knows no end, or takes that back. The server
    /// hears nothing of it.
    ///
    /// # Errors
    /// `InputRefused` where keys have an end of their own, or for an instant that is over; `NoSuchKey`.
    pub async fn set_reminder(
        self: &Arc<Self>,
        server: &ServerId,
        key: &KeyId,
        at: Option<DateTime<Utc>>,
    ) -> Result<(), ConsoleError> {
        let traits = self.definition_of(&self.server(server).await?)?.keys();
        if traits.is_none_or(|traits| traits.expiry != KeyExpiry::None) {
            return Err(refused("reminder", InputReason::NotOffered));
        }
        self.to_come("reminder", at)?;
        let (id, wanted) = (server.clone(), key.clone());
        let name = self
            .block(move |console| {
                let row = console.ledger.key(&id, &wanted, console.ports.clock.now())?;
                let row = row.ok_or_else(|| ConsoleError::NoSuchKey(id.clone()))?;
                console.ledger.set_reminder(&id, &wanted, at)?;
                Ok(row.key.name)
            })
            .await?;
        let who = self.seats.of(server).who();
        let subject = Some((Some(key.clone()), name));
        self.log(Some(server), who, Deed::SetReminder, subject, Outcome::Done).await;
        self.tell(ConsoleEvent::KeysChanged { server: server.clone() });
        Ok(())
    }

    fn to_come(&self, field: &'static str, at: Option<DateTime<Utc>>) -> Result<(), ConsoleError> {
        match at {
            Some(at) if at <= self.ports.clock.now() => Err(refused(field, InputReason::Past)),
            _ => Ok(()),
        }
    }
}

fn refused(field: &'static str, reason: InputReason) -> ConsoleError {
    ConsoleError::Input { field, reason }
}
