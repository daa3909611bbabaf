//! What the five servers share.

use std::sync::Arc;

use chatelaine_model::Clock;
use chrono::{DateTime, Utc};

use crate::fault::Book;
use crate::heard::Ears;
use crate::mail::{self, Listeners, Mail};
use crate::store::{Store, StoreError, accounts, keys, secrets};
use crate::systems::System;

/// The database, the clock, those who wait for mail, what shall go wrong, and those who listen.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) listeners: Listeners,
    pub(crate) faults: Book,
    pub(crate) ears: Ears,
}

/// Whether a key is there: the server's truth, for tests that must not take the window's word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyPresence {
    /// No key of that name exists.
    Absent,
    /// One exists and is not marked as revoked. It may have ended.
    Live,
    /// All of that name are marked as revoked.
    Revoked,
}

impl World {
    /// The instant now.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// All mails, newest first.
    pub(crate) fn mails(&self) -> Result<Vec<Mail>, StoreError> {
        self.store.read(mail::all)
    }

    /// Whether a key of that name is on a system.
    pub(crate) fn key_presence(&self, system: System, name: &str) -> Result<KeyPresence, StoreError> {
        let found = self.store.read(|connection| keys::list(connection, system, None))?;
        let of_name: Vec<_> = found.iter().filter(|key| key.name == name).collect();
        Ok(match of_name.as_slice() {
            [] => KeyPresence::Absent,
            all if all.iter().all(|key| key.revoked) => KeyPresence::Revoked,
            _ => KeyPresence::Live,
        })
    }

    /// Tokens, keys and passwords.
    pub(crate) fn secrets(&self) -> Result<Vec<String>, StoreError> {
        self.store.read(secrets::all)
    }

    /// The keys whose name begins like this.
    pub(crate) fn keys_named(&self, system: System, beginning: &str) -> Result<Vec<TrueKey>, StoreError> {
        let (found, now) = (self.store.read(|connection| keys::list(connection, system, None))?, self.now());
        let named = found.into_iter().filter(|key| key.name.starts_with(beginning));
        Ok(named
            .map(|key| TrueKey { works: key.works(now), name: key.name, value: key.value, ends: key.ends })
            .collect())
    }

    /// Removes the keys whose name begins like this.
    pub(crate) fn forget_keys(&self, system: System, beginning: &str) -> Result<(), StoreError> {
        self.store.write(|connection| {
            let found = keys::list(connection, system, None)?;
            let mut named = found.into_iter().filter(|key| key.name.starts_with(beginning));
            named.try_for_each(|key| keys::remove(connection, key.id))
        })
    }

    /// The sign-ins that are offered to try.
    pub(crate) fn people(&self) -> Result<Vec<Person>, StoreError> {
        let mut people = Vec::new();
        for system in System::ALL {
            let accounts = self.store.read(|connection| accounts::all(connection, system))?;
            for account in &accounts {
                let Some(about) = &account.about else { continue };
                people.push(Person {
                    system: system.model_id(),
                    way: "password".into(),
                    login: system.login_of(account).to_owned(),
                    password: account.password.clone(),
                    about: about.clone(),
                });
            }
            if let Some((name, about)) = system.key_to_try() {
                let found = self.store.read(|connection| keys::list(connection, system, None))?;
                let works = found.into_iter().find(|key| key.name == name && key.works(self.now()));
                people.extend(works.map(|key| Person {
                    system: system.model_id(),
                    way: "key".into(),
                    login: key.name,
                    password: key.value,
                    about: about.into(),
                }));
            }
        }
        Ok(people)
    }
}

/// A key as the server itself has it.
#[derive(Clone, PartialEq, Eq)]
pub struct TrueKey {
    /// Its name.
    pub name: String,
    /// Its secret. Made up, and of use on this computer only.
    pub value: String,
    /// When it ends; absent for never.
    pub ends: Option<DateTime<Utc>>,
    /// Whether it opens anything now.
    pub works: bool,
}

// Made up or not, secrets are not printed by accident.
impl std::fmt::Debug for TrueKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TrueKey")
            .field("name", &self.name)
            .field("works", &self.works)
            .finish_non_exhaustive()
    }
}

/// A made-up sign-in, so that a newcomer has something to sign in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// On which system.
    pub system: chatelaine_model::SystemId,
    /// The way to sign in, as definitions name it: `password` or `key`.
    pub way: String,
    /// User name or mail address, whichever the system asks for; of a key its name.
    pub login: String,
    /// The password; of a key its value. Made up, and of use on this computer only.
    pub password: String,
    /// What it is good for, in one sentence.
    pub about: String,
}

// Made up or not, passwords are not printed by accident.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Person")
            .field("system", &self.system)
            .field("way", &self.way)
            .field("login", &self.login)
            .finish_non_exhaustive()
    }
}
