//! Who calls: somebody with a session, or a program with an API key.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::http::HeaderMap;
use chrono::{DateTime, TimeDelta, Utc};

use super::answer::Refusal;
use super::{SYSTEM, Site};
use crate::store::accounts::{self, Account};
use crate::store::keys;
use crate::store::tokens::{self, TokenKind};
use crate::systems::reading;

/// The header of an API key: the shipped value of the server setting `ApiKeyHeaderName`.
const KEY_HEADER: &str = "x-api-key";

/// The shipped value of `ApiKeyCacheDuration`. Assumed from its name: a key that was good a moment ago is not looked
/// up again for so long, so a revoked one goes on working for a while.
const CACHE: TimeDelta = TimeDelta::minutes(3);

/// What a key may do. Read, Write and Delete are documented; Create is Assumed from the vendor's demo, whose
/// administrator's key has 15.
#[derive(Debug, Clone, Copy)]
pub(super) enum Right {
    Read = 1,
    Write = 2,
    Delete = 4,
    Create = 8,
}

/// All bits that mean something.
pub(super) const ALL_RIGHTS: i64 = 15;

#[derive(Clone)]
struct KnownKey {
    owner: String,
    permissions: i64,
    until: DateTime<Utc>,
}

/// API keys that were found good, by their value.
#[derive(Default)]
pub(super) struct KnownKeys(Mutex<HashMap<String, KnownKey>>);

/// Somebody who was let in.
pub(super) struct Caller {
    pub(super) account: Account,
    /// The session's family; absent for an API key.
    pub(super) family: Option<String>,
}

impl Caller {
    /// The owner whose keys it administers; absent for everybody's. Assumed: role names decide.
    pub(super) fn realm(&self) -> Option<&str> {
        let is_administrator = self.account.document["roles"]
            .as_array()
            .is_some_and(|roles| roles.iter().any(|role| role == "Administrator"));
        (!is_administrator).then_some(&self.account.id)
    }
}

/// Lets in whoever has a live session, or a good API key with that right. Either suffices.
pub(super) fn admit(site: &Site, headers: &HeaderMap, right: Right) -> Result<Caller, Refusal> {
    let now = site.world.now();
    let (id, family) = if let Some(token) = reading::bearer(headers) {
        let token = site
            .world
            .store
            .read(|connection| tokens::find_live(connection, SYSTEM, TokenKind::Access, token, now))?;
        let token = token.ok_or(Refusal::NoCredential)?;
        (token.account, Some(token.family))
    } else {
        let value = reading::header(headers, KEY_HEADER).ok_or(Refusal::NoCredential)?;
        let key = known_key(site, value, now)?;
        if key.permissions & right as i64 == 0 {
            return Err(Refusal::NotAllowed);
        }
        (key.owner, None)
    };
    let account = site.world.store.read(|connection| accounts::by_id(connection, SYSTEM, &id))?;
    Ok(Caller { account: account.ok_or(Refusal::NoCredential)?, family })
}

fn known_key(site: &Site, value: &str, now: DateTime<Utc>) -> Result<KnownKey, Refusal> {
    let mut known = site.known_keys.0.lock().unwrap_or_else(PoisonError::into_inner);
    known.retain(|_, key| key.until > now);
    if let Some(key) = known.get(value) {
        return Ok(key.clone());
    }
    let found = site.world.store.read(|connection| keys::by_value(connection, SYSTEM, value))?;
    let key = found.filter(|key| key.works(now)).ok_or(Refusal::NoCredential)?;
    let key = KnownKey { owner: key.owner, permissions: key.permissions, until: now + CACHE };
    known.insert(value.to_owned(), key.clone());
    Ok(key)
}
