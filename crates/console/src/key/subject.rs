//! The key that a change is about, looked up before anything is sent; and the change itself: its intent is written
//! first, the request is sent once, its outcome is written together with its entry in the log.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, KeyEdit, KeyTraits};
use chatelaine_ledger::{Settled, Together};
use chatelaine_model::{
    Bulk, BulkDeed, BulkItem, BulkState, ItemState, Key, KeyId, NewEnd, OperationId, Outcome, Power, ServerId,
};
use chrono::{DateTime, SubsecRound as _, Utc};

use crate::bulk::{entry, key_change};
use crate::console::Console;
use crate::error::ConsoleError;
use crate::operation::{OperationTurn, new_id};
use crate::power::outcome_of_change;
use crate::view::ConsoleEvent;

/// A key of the inventory, and what its system makes of keys.
pub(super) struct Subject {
    pub(super) server: ServerId,
    pub(super) key: Key,
    pub(super) traits: KeyTraits,
}

/// Where the intent of a change is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intent {
    /// By itself: as a bulk of this one key, so that a lost answer waits and is looked up as that of any bulk.
    Own,
    /// In the rotation that it is a step of.
    Rotation,
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

    /// Changes a key. Sent once, never repeated.
    ///
    /// # Errors
    /// As the conversation ends. Where nobody knows whether it was done, that is written down and waits.
    pub(super) async fn change_key(
        self: &Arc<Self>,
        subject: Subject,
        edit: KeyEdit,
        intent: Intent,
    ) -> Result<(), ConsoleError> {
        let change = as_bulk(edit);
        let mut item = item(&subject, edit, self.ports.clock.now());
        let written = match intent {
            Intent::Own => Some(self.write_intent(change, &item).await?),
            Intent::Rotation => None,
        };
        let answer = self
            .with_session(&subject.server, |connection, credentials| {
                let key = subject.key.id.clone();
                async move { connection.edit_key(&credentials, &key, edit, None).await }
            })
            .await;
        item.state = match outcome_of_change(&answer) {
            Outcome::Done => ItemState::Done,
            Outcome::Unknown => ItemState::Unknown,
            Outcome::Failed => ItemState::Failed,
        };
        item.trouble = answer.as_ref().err().map(ConsoleError::trouble);
        let who = self.seats.of(&subject.server).who();
        let now = self.ports.clock.now();
        let changed = key_change(&item, change, subject.traits.revoke, now);
        let together = Together {
            keys: changed.into_iter().map(|change| (item.server.clone(), item.key.clone(), change)).collect(),
            log: entry(&item, change, who.as_deref(), now).into_iter().collect(),
            ..Together::default()
        };
        self.write_outcome(written, item, together).await?;
        self.tell(ConsoleEvent::KeysChanged { server: subject.server });
        self.tell(ConsoleEvent::AppChanged);
        answer
    }

    async fn write_intent(
        self: &Arc<Self>,
        deed: BulkDeed,
        item: &BulkItem,
    ) -> Result<(OperationId, OperationTurn), ConsoleError> {
        let (id, now) = (new_id(), self.ports.clock.now());
        let turn = self.my_turn(&id).await?;
        let bulk = Bulk { id: id.clone(), deed, began: now, changed: now, state: BulkState::Running };
        let item = item.clone();
        self.block(move |console| Ok(console.ledger.add_bulk(&bulk, &[item])?)).await?;
        Ok((id, turn))
    }

    /// What is known for good needs no record of its own but the log.
    async fn write_outcome(
        self: &Arc<Self>,
        intent: Option<(OperationId, OperationTurn)>,
        item: BulkItem,
        together: Together,
    ) -> Result<(), ConsoleError> {
        let (id, turn) = intent.unzip();
        let unknown = id.clone().filter(|_| item.state == ItemState::Unknown);
        self.block(move |console| {
            match id {
                Some(id) if item.state == ItemState::Unknown => {
                    let Together { keys, log, .. } = together;
                    console.ledger.settle_items(&id, &Settled { items: vec![item], keys, log })?;
                    let (from, now) = ([BulkState::Running], console.ports.clock.now());
                    console.ledger.proceed_bulk(&id, &from, BulkState::Done, now)?;
                }
                Some(id) => {
                    console.ledger.conclude_bulk(&id, &together)?;
                    console.forget_kept(&together.keys)?;
                }
                None => {
                    console.ledger.put_together(&together)?;
                    console.forget_kept(&together.keys)?;
                }
            }
            Ok(())
        })
        .await?;
        match unknown {
            Some(operation) => self.tell(ConsoleEvent::OperationChanged { operation }),
            None => turn.into_iter().for_each(OperationTurn::end),
        }
        self.logged().await;
        Ok(())
    }
}

/// A change as a bulk of one key would have it.
fn as_bulk(edit: KeyEdit) -> BulkDeed {
    match edit {
        KeyEdit::Revoke => BulkDeed::Revoke,
        KeyEdit::Restore => BulkDeed::Restore,
        // The item says which end; to have none is no instant that could stand here.
        KeyEdit::End(end) => {
            BulkDeed::ChangeExpiry { end: end.map_or(NewEnd::Shift { seconds: 0 }, |at| NewEnd::At { at }) }
        }
    }
}

fn item(subject: &Subject, edit: KeyEdit, now: DateTime<Utc>) -> BulkItem {
    let key = &subject.key;
    BulkItem {
        number: 0,
        server: subject.server.clone(),
        key: key.id.clone(),
        name: key.name.clone(),
        hint: key.hint.clone(),
        expires: key.expires,
        last_used: key.last_used,
        new_end: match edit {
            // Servers cut off what is finer.
            KeyEdit::End(end) => end.map(|end| end.trunc_subsecs(0)),
            _ => None,
        },
        undoable: edit == KeyEdit::Revoke && subject.traits.restorable,
        state: ItemState::Sent,
        obstacle: None,
        trouble: None,
        at: Some(now),
        rotation: None,
    }
}
