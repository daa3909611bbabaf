//! Signing in and renewing. No sign-out is documented, so there is none.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::answer::{Reason, Refusal};
use super::{SYSTEM, cookie};
use crate::store::StoreError;
use crate::store::accounts::{self, Account};
use crate::store::tokens::{self, Token, TokenKind};
use crate::systems::reading;
use crate::token;
use crate::world::World;

/// How long a JWT lives. Documented.
const ACCESS_LIFE: TimeDelta = TimeDelta::minutes(15);

/// The name of the login field is not told: three plausible ones are taken.
#[derive(Deserialize)]
struct Login {
    #[serde(alias = "username", alias = "login")]
    email: String,
    password: String,
}

/// `POST /api/login`. Assumed: the verb and the fields.
pub(super) async fn login(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let now = world.now();
    let enter = || {
        let login: Login = reading::json(&body)?;
        world.store.write(|connection| {
            let account = match accounts::by_email(connection, SYSTEM, &login.email)? {
                None => accounts::by_login(connection, SYSTEM, &login.email)?,
                found => found,
            };
            let mut account =
                account.filter(|account| account.password == login.password).ok_or(Reason::WrongPassword)?;
            account.document["last_login_at"] = now.timestamp().into();
            accounts::set_document(connection, SYSTEM, &account.id, &account.document)?;
            Ok(issue(connection, &account.id, &Uuid::new_v4().to_string(), now)?)
        })
    };
    enter().map(Pair::into_response).map_err(|reason: Reason| reason.to(&headers))
}

/// `POST /api/token/refresh` with the cookie. Assumed: a refresh token serves once, a second use ends the session,
/// and the JWT before lives on to its end.
pub(super) async fn refresh(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let now = world.now();
    let sent = reading::cookie(&headers, cookie::NAME).unwrap_or_default();
    let renew = |connection: &Connection| {
        let Some(old) = tokens::find(connection, SYSTEM, TokenKind::Refresh, sent)? else { return Ok(None) };
        if old.spent {
            tokens::end_family(connection, &old.family)?;
            return Ok(None);
        }
        if old.ends <= now {
            return Ok(None);
        }
        tokens::spend(connection, &old.value)?;
        issue(connection, &old.account, &old.family, now).map(Some)
    };
    match world.store.write::<_, StoreError>(renew) {
        Ok(Some(pair)) => Ok(pair.into_response()),
        Ok(None) => Err(Reason::DeadRefresh.to(&headers)),
        Err(error) => Err(Reason::from(error).to(&headers)),
    }
}

/// Lets in whoever has a live JWT.
pub(super) fn admit(world: &World, headers: &HeaderMap) -> Result<Account, Reason> {
    let sent = reading::bearer(headers).ok_or(Reason::NoSession)?;
    world.store.read(|connection| {
        let token = tokens::find_live(connection, SYSTEM, TokenKind::Access, sent, world.now())?
            .ok_or(Reason::NoSession)?;
        accounts::by_id(connection, SYSTEM, &token.account)?.ok_or(Reason::NoSession)
    })
}

/// A JWT and the refresh token beside it.
struct Pair {
    access: String,
    refresh: String,
}

impl Pair {
    /// The JWT goes out twice, in a header and in the body (Assumed: under `token`), the refresh token as a cookie.
    fn into_response(self) -> Response {
        let headers = [
            (header::AUTHORIZATION, format!("Bearer {}", self.access)),
            (header::SET_COOKIE, cookie::line(&self.refresh)),
        ];
        (headers, Json(json!({ "token": self.access }))).into_response()
    }
}

fn issue(
    connection: &Connection,
    account: &str,
    family: &str,
    now: DateTime<Utc>,
) -> Result<Pair, StoreError> {
    let ends = now + ACCESS_LIFE;
    let claims = json!({ "sub": account, "iat": now.timestamp(), "exp": ends.timestamp() });
    let add = |kind, value, ends| {
        let (account, family) = (account.to_owned(), family.to_owned());
        let token = Token { value, kind, account, family, code: None, created: now, ends, spent: false };
        tokens::add(connection, SYSTEM, &token).map(|()| token.value)
    };
    let access = token::jwt(&mut rand::rng(), &json!({ "alg": "HS256", "typ": "JWT" }), &claims);
    Ok(Pair {
        access: add(TokenKind::Access, access, ends)?,
        refresh: add(TokenKind::Refresh, token::letters(&mut rand::rng(), 64), now + cookie::LIFE)?,
    })
}
