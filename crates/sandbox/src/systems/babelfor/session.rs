//! Signing in and out.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::answer::{self, Refusal};
use super::caller::{self, Right};
use super::{SYSTEM, Site, times};
use crate::limits::Limit;
use crate::store::tokens::{self, Token, TokenKind};
use crate::store::{StoreError, accounts};
use crate::systems::reading;
use crate::token;

/// The shipped value of `TokenExpiration`.
const LIFE: TimeDelta = TimeDelta::minutes(30);

/// The shipped values of `AuthenticationProtection`. Assumed: it goes by user name, and one success forgets the
/// failures before it.
const LOGIN: Limit =
    Limit { gate: "babelfor login", attempts: 5, within: None, block: TimeDelta::minutes(5) };

#[derive(Default, Deserialize)]
#[serde(default)]
struct Login {
    username: String,
    password: String,
}

/// `POST /v1/auth/login`
pub(super) async fn login(State(site): State<Arc<Site>>, body: Bytes) -> Result<Response, Refusal> {
    let login: Login = reading::json(&body)?;
    let now = site.world.now();
    let who = login.username.to_lowercase();
    let outcome = site.world.store.write::<_, StoreError>(|connection| {
        if LOGIN.blocked(connection, &who, now)?.is_some() {
            return Ok(Err(Refusal::Blocked));
        }
        let account = accounts::by_login(connection, SYSTEM, &login.username)?
            .filter(|account| account.password == login.password);
        let Some(mut account) = account else {
            LOGIN.failed(connection, &who, now)?;
            return Ok(Err(Refusal::WrongPassword));
        };
        LOGIN.succeeded(connection, &who)?;
        account.document["lastLogIn"] = times::written(now).into();
        accounts::set_document(connection, SYSTEM, &account.id, &account.document)?;
        let family = Uuid::new_v4().to_string();
        let ends = now + LIFE;
        let claims = json!({
            "sub": account.id, "unique_name": account.login, "jti": family,
            "iat": now.timestamp(), "exp": ends.timestamp(),
        });
        let value = token::jwt(&mut rand::rng(), &json!({ "alg": "HS256", "typ": "JWT" }), &claims);
        let token = Token {
            value,
            kind: TokenKind::Access,
            account: account.id,
            family,
            code: None,
            created: now,
            ends,
            spent: false,
        };
        tokens::add(connection, SYSTEM, &token)?;
        Ok(Ok(token.value))
    })?;
    // Assumed: the unit is not documented; seconds, as elsewhere under this name.
    Ok(answer::ok(json!({ "token": outcome?, "expiresIn": LIFE.num_seconds() })))
}

/// `POST /v1/auth/logout`. Assumed: it ends the session on the server too; an API key has none to end.
pub(super) async fn logout(State(site): State<Arc<Site>>, headers: HeaderMap) -> Result<Response, Refusal> {
    let caller = caller::admit(&site, &headers, Right::Read)?;
    if let Some(family) = caller.family {
        site.world.store.write(|connection| tokens::end_family(connection, &family))?;
    }
    Ok(answer::ok(json!({})))
}
