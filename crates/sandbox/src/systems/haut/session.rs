//! Signing in and renewing. No sign-out is documented, so there is none.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::SYSTEM;
use super::answer::Refusal;
use crate::store::accounts::{self, Account};
use crate::store::tokens::{self, Token, TokenKind};
use crate::systems::reading;
use crate::token;
use crate::world::World;

/// How long a session token lives: always an hour.
const ACCESS_LIFE: TimeDelta = TimeDelta::hours(1);

/// How long a refresh token lives. Assumed.
const REFRESH_LIFE: TimeDelta = TimeDelta::days(30);

#[derive(Default, Deserialize)]
#[serde(default)]
struct Login {
    username: String,
    password: String,
}

/// `POST /api/v1/auth/login/`, and the older `/api/v1/login/`.
pub(super) async fn login(State(world): State<Arc<World>>, body: Bytes) -> Result<Response, Refusal> {
    let login: Login = reading::json(&body)?;
    if login.username.is_empty() {
        return Err(Refusal::Field("username", "This field may not be blank."));
    }
    if login.password.is_empty() {
        return Err(Refusal::Field("password", "This field may not be blank."));
    }
    if !login.username.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()) {
        return Err(Refusal::Field("username", "Enter a valid email address."));
    }
    let now = world.now();
    let answer = world.store.write(|connection| {
        let account = accounts::by_email(connection, SYSTEM, &login.username)?
            .filter(|account| account.password == login.password)
            .ok_or(Refusal::WrongPassword)?;
        if account.second_factor {
            return Err(Refusal::SecondFactor);
        }
        let pair = issue(connection, &account, &Uuid::new_v4().to_string(), now)?;
        let mut user = json!({
            "id": account.document["id"],
            "email": account.email,
            "username": account.email,
            "company_id": account.document["company_id"],
            "is_verified": true,
            "profile": account.document["profile"],
        });
        if let (Value::Object(user), Value::Object(pair)) = (&mut user, pair) {
            user.extend(pair);
        }
        Ok(user)
    })?;
    Ok(Json(answer).into_response())
}

#[derive(Deserialize)]
struct Renewal {
    refresh_token: Option<String>,
}

/// `POST /api/v1/auth/refresh/`. The path is documented. Assumed: the verb, the body's member (after the older path's
/// in a third party's code), the answer, and that a refresh token serves once and a second use ends the session.
pub(super) async fn refresh(State(world): State<Arc<World>>, body: Bytes) -> Result<Response, Refusal> {
    let Renewal { refresh_token } = reading::json(&body)?;
    let sent = refresh_token.ok_or(Refusal::Field("refresh_token", "This field is required."))?;
    let now = world.now();
    let pair = world.store.write::<_, Refusal>(|connection| {
        let Some(old) = tokens::find(connection, SYSTEM, TokenKind::Refresh, &sent)? else { return Ok(None) };
        if old.spent {
            tokens::end_family(connection, &old.family)?;
            return Ok(None);
        }
        if old.ends <= now {
            return Ok(None);
        }
        let Some(account) = accounts::by_id(connection, SYSTEM, &old.account)? else { return Ok(None) };
        tokens::spend(connection, &old.value)?;
        issue(connection, &account, &old.family, now).map(Some)
    })?;
    Ok(Json(pair.ok_or(Refusal::DeadRefresh)?).into_response())
}

/// A pair of tokens; the access token goes by two names.
fn issue(
    connection: &Connection,
    account: &Account,
    family: &str,
    now: DateTime<Utc>,
) -> Result<Value, Refusal> {
    let ends = now + ACCESS_LIFE;
    // Assumed after a token in public sample code; the vendor documents no claims.
    let head = json!({ "alg": "RS256", "kid": "sandbox", "typ": "JWT" });
    let claims = json!({
        "iss": "https://securetoken.google.com/sandbox",
        "aud": "sandbox",
        "auth_time": now.timestamp(),
        "user_id": account.id,
        "iat": now.timestamp(),
        "exp": ends.timestamp(),
    });
    let add = |kind, value, ends| {
        let (account, family) = (account.id.clone(), family.to_owned());
        let token = Token { value, kind, account, family, code: None, created: now, ends, spent: false };
        tokens::add(connection, SYSTEM, &token).map(|()| token.value)
    };
    let access = add(TokenKind::Access, token::jwt(&mut rand::rng(), &head, &claims), ends)?;
    let refresh = add(TokenKind::Refresh, token::letters(&mut rand::rng(), 120), now + REFRESH_LIFE)?;
    Ok(json!({ "token_access": access, "access_token": access, "refresh_token": refresh }))
}
