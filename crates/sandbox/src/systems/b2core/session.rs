//! The pair of tokens: how it is made, renewed and ended.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::SYSTEM;
use super::answer::{Refusal, instant};
use super::sign_in::{BLOCK, WITHIN};
use crate::limits::Limit;
use crate::store::StoreError;
use crate::store::tokens::{self, Token, TokenKind};
use crate::systems::reading;
use crate::token;
use crate::world::World;

/// Lives of the two. Assumed: the vendor tells none.
const ACCESS_LIFE: TimeDelta = TimeDelta::hours(1);
const REFRESH_LIFE: TimeDelta = TimeDelta::days(7);

const REFRESH: Limit = Limit { gate: "b2core refresh", attempts: 5, within: WITHIN, block: BLOCK };

/// Adds `accessToken` and `refreshToken` to an answer.
pub(super) fn add_pair(
    answer: &mut Value,
    connection: &Connection,
    account: &str,
    family: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let pair =
        [("accessToken", TokenKind::Access, ACCESS_LIFE), ("refreshToken", TokenKind::Refresh, REFRESH_LIFE)];
    for (member, kind, life) in pair {
        let ends = now + life;
        let claims = json!({
            "sub": account, "iat": now.timestamp(), "exp": ends.timestamp(), "iss": "b2core-sandbox",
        });
        let token = Token {
            value: token::jwt(&mut rand::rng(), &json!({ "typ": "JWT", "alg": "RS256" }), &claims),
            kind,
            account: account.into(),
            family: family.into(),
            code: None,
            created: now,
            ends,
            spent: false,
        };
        tokens::add(connection, SYSTEM, &token)?;
        answer[member] =
            json!({ "token": token.value, "createdAt": instant(now), "expiresAt": instant(ends) });
    }
    Ok(())
}

#[derive(Deserialize)]
struct Renewal {
    #[serde(rename = "refreshToken")]
    refresh_token: String,
}

/// `POST /api/v2/refresh`: a new pair, also after the access token has ended. Assumed: a refresh token serves once,
/// and a second use ends the session.
pub(super) async fn refresh(State(world): State<Arc<World>>, body: Bytes) -> Result<Response, Refusal> {
    let Renewal { refresh_token } = reading::json(&body)?;
    let now = world.now();
    let answer = world.store.write::<_, StoreError>(|connection| {
        let old = tokens::find(connection, SYSTEM, TokenKind::Refresh, &refresh_token)?;
        let who = old.as_ref().map_or("", |old| &old.account);
        if let Some(ends) = REFRESH.enter(connection, who, now)? {
            return Ok(Err(Refusal::Blocked(ends - now)));
        }
        let Some(old) = old.filter(|old| old.ends > now) else { return Ok(Err(Refusal::DeadRefresh)) };
        if old.spent {
            tokens::end_family(connection, &old.family)?;
            return Ok(Err(Refusal::DeadRefresh));
        }
        tokens::spend(connection, &old.value)?;
        let mut answer = json!({});
        add_pair(&mut answer, connection, &old.account, &old.family, now)?;
        Ok(Ok(answer))
    })?;
    Ok(Json(answer?).into_response())
}

/// `POST /api/v2/signout`: 200 without a body, 401 if the access token is gone. Assumed: the refresh token dies too.
pub(super) async fn sign_out(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    let token = admit(&world, &headers)?;
    world.store.write(|connection| tokens::end_family(connection, &token.family))?;
    Ok(StatusCode::OK)
}

/// Lets in whoever has a live access token.
pub(super) fn admit(world: &World, headers: &HeaderMap) -> Result<Token, Refusal> {
    let sent = reading::bearer(headers).ok_or(Refusal::NoSession)?;
    let found = world
        .store
        .read(|connection| tokens::find_live(connection, SYSTEM, TokenKind::Access, sent, world.now()))?;
    found.ok_or(Refusal::NoSession)
}
