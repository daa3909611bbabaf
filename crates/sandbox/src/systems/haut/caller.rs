//! Who calls: a session or a private token, both as bearer.

use axum::http::HeaderMap;

use super::SYSTEM;
use super::answer::Refusal;
use crate::store::accounts::{self, Account};
use crate::store::keys;
use crate::store::tokens::{self, TokenKind};
use crate::systems::reading;
use crate::world::World;

/// Lets in whoever sends a live session token, or a private token of theirs that has not ended.
pub(super) fn admit(world: &World, headers: &HeaderMap) -> Result<Account, Refusal> {
    let sent = reading::bearer(headers).ok_or(Refusal::NoCredential)?;
    let now = world.now();
    world.store.read(|connection| {
        let session = tokens::find_live(connection, SYSTEM, TokenKind::Access, sent, now)?;
        let id = match session {
            Some(token) => token.account,
            None => {
                let key = keys::by_value(connection, SYSTEM, sent)?.filter(|key| key.works(now));
                key.ok_or(Refusal::NoCredential)?.owner
            }
        };
        accounts::by_id(connection, SYSTEM, &id)?.ok_or(Refusal::NoCredential)
    })
}
