//! Signing in, renewing and signing out. The calls that change something are GET: that is how they are documented.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::answer::{self, Refusal};
use super::{SYSTEM, document};
use crate::store::accounts::{self, Account};
use crate::store::tokens::{self, Token, TokenKind};
use crate::store::{Store, StoreError};
use crate::systems::reading;
use crate::token;
use crate::world::World;

/// How long a JWT lives, from sign-in and from renewal.
const LIFE: TimeDelta = TimeDelta::minutes(60);

/// The longest life that can be asked for. Assumed: no bound is documented, but there must be one.
const LONGEST_LIFE: TimeDelta = TimeDelta::days(365);

#[derive(Deserialize)]
struct Login {
    #[serde(alias = "Username")]
    username: String,
    #[serde(alias = "Password")]
    password: String,
}

/// `POST /user/login`
pub(super) async fn login(State(world): State<Arc<World>>, body: Bytes) -> Result<Response, Refusal> {
    let login: Login = reading::json(&body)?;
    let now = world.now();
    let user = world.store.write(|connection| {
        let account = accounts::by_login(connection, SYSTEM, &login.username)?
            .filter(|account| account.password == login.password)
            .ok_or(Refusal::WrongPassword)?;
        if account.password_ends.is_some_and(|end| end <= now) {
            return Err(Refusal::PasswordExpired);
        }
        let token = issue(connection, &account, LIFE, now)?;
        Ok(document::signed_in(&account, &token))
    })?;
    Ok(Json(user).into_response())
}

/// `GET /user/renew`: a new JWT for a live one. Assumed: the live one dies by it.
pub(super) async fn renew(State(world): State<Arc<World>>, headers: HeaderMap) -> Result<Response, Refusal> {
    let user = replace(&world, &headers, LIFE, document::renewed)?;
    Ok(Json(user).into_response())
}

/// `GET /user/token?m=minutes` or `?d=days`: a JWT of chosen life; the live one dies by it.
pub(super) async fn token(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Refusal> {
    let number = |name: &str| query.get(name).and_then(|text| text.parse::<i64>().ok());
    let life = match (number("m"), number("d")) {
        (Some(minutes), None) => TimeDelta::try_minutes(minutes),
        (None, Some(days)) => TimeDelta::try_days(days),
        _ => None,
    };
    let life = life
        .filter(|life| (TimeDelta::minutes(1)..=LONGEST_LIFE).contains(life))
        .ok_or(Refusal::Invalid("Give either m (minutes) or d (days)"))?;
    let answer = replace(&world, &headers, life, |_, token| json!({ "Token": token }))?;
    Ok(Json(answer).into_response())
}

/// `GET /user/logout`
pub(super) async fn logout(State(world): State<Arc<World>>, headers: HeaderMap) -> Result<Response, Refusal> {
    let (_, token) = admit(&world.store, &headers, world.now())?;
    world.store.write(|connection| tokens::end_family(connection, &token.family))?;
    Ok(answer::message("User logged out"))
}

/// `GET /test/secure`
pub(super) async fn greet(State(world): State<Arc<World>>, headers: HeaderMap) -> Result<Response, Refusal> {
    let (account, _) = admit(&world.store, &headers, world.now())?;
    Ok(answer::message(&format!("Hi {}", account.login)))
}

/// Lets in whoever has a live JWT, with `Bearer ` in front of it or without: documents disagree.
pub(super) fn admit(
    store: &Store,
    headers: &HeaderMap,
    now: DateTime<Utc>,
) -> Result<(Account, Token), Refusal> {
    let sent = reading::bearer(headers).or_else(|| reading::header(headers, "authorization"));
    let sent = sent.ok_or(Refusal::NoSession)?;
    store.read(|connection| {
        let token =
            tokens::find_live(connection, SYSTEM, TokenKind::Access, sent, now)?.ok_or(Refusal::NoSession)?;
        let account = accounts::by_id(connection, SYSTEM, &token.account)?.ok_or(Refusal::NoSession)?;
        Ok((account, token))
    })
}

fn replace<T>(
    world: &World,
    headers: &HeaderMap,
    life: TimeDelta,
    told: impl FnOnce(&Account, &str) -> T,
) -> Result<T, Refusal> {
    let now = world.now();
    let (account, old) = admit(&world.store, headers, now)?;
    let new = world.store.write::<_, StoreError>(|connection| {
        tokens::end_family(connection, &old.family)?;
        issue(connection, &account, life, now)
    })?;
    Ok(told(&account, &new))
}

fn issue(
    connection: &Connection,
    account: &Account,
    life: TimeDelta,
    now: DateTime<Utc>,
) -> Result<String, StoreError> {
    let ends = now + life;
    // Assumed: the claims are not documented.
    let claims =
        json!({ "sub": account.id, "name": account.login, "iat": now.timestamp(), "exp": ends.timestamp() });
    let value = token::jwt(&mut rand::rng(), &json!({ "alg": "HS256", "typ": "JWT" }), &claims);
    let token = Token {
        value,
        kind: TokenKind::Access,
        account: account.id.clone(),
        family: Uuid::new_v4().to_string(),
        code: None,
        created: now,
        ends,
        spent: false,
    };
    tokens::add(connection, SYSTEM, &token)?;
    Ok(token.value)
}
