//! Signing in: a password, then the code that was mailed.

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

use super::answer::{Refusal, instant};
use super::{SYSTEM, session};
use crate::limits::Limit;
use crate::mail::{self, Letter};
use crate::store::StoreError;
use crate::store::accounts::{self, Account};
use crate::store::tokens::{self, Token, TokenKind};
use crate::systems::reading;
use crate::token;
use crate::world::World;

/// How long a code is good for. Assumed: the vendor gives an end with each challenge, but no length.
const CODE_LIFE: TimeDelta = TimeDelta::minutes(5);

/// The length of a block is documented for the Front Office; Assumed to be the same here, and to go by account.
pub(super) const BLOCK: TimeDelta = TimeDelta::minutes(10);
pub(super) const WITHIN: Option<TimeDelta> = Some(TimeDelta::minutes(1));

const SIGN_IN: Limit = Limit { gate: "b2core sign-in", attempts: 5, within: WITHIN, block: BLOCK };
const CONFIRM: Limit = Limit { gate: "b2core confirm", attempts: 3, within: WITHIN, block: BLOCK };

#[derive(Deserialize)]
struct SignIn {
    email: String,
    password: String,
}

/// `POST /api/v2/signin`
pub(super) async fn begin(State(world): State<Arc<World>>, body: Bytes) -> Result<Response, Refusal> {
    let sign_in: SignIn = reading::json(&body)?;
    let now = world.now();
    let (answer, mailed) = world.store.write::<_, StoreError>(|connection| {
        if let Some(ends) = SIGN_IN.enter(connection, &sign_in.email.to_lowercase(), now)? {
            return Ok((Err(Refusal::Blocked(ends - now)), false));
        }
        let account = accounts::by_email(connection, SYSTEM, &sign_in.email)?
            .filter(|account| account.password == sign_in.password);
        Ok(match account {
            None => (Err(Refusal::WrongPassword), false),
            Some(account) if account.second_factor => (Ok(challenge(connection, &account, now)?), true),
            Some(account) => {
                let mut answer = json!({ "2faRequired": false });
                session::add_pair(&mut answer, connection, &account.id, &Uuid::new_v4().to_string(), now)?;
                (Ok(answer), false)
            }
        })
    })?;
    if mailed {
        world.listeners.tell();
    }
    Ok(Json(answer?).into_response())
}

fn challenge(connection: &Connection, account: &Account, now: DateTime<Utc>) -> Result<Value, StoreError> {
    let code = token::six_digits();
    let challenge = Token {
        value: Uuid::new_v4().to_string(),
        kind: TokenKind::Challenge,
        account: account.id.clone(),
        family: Uuid::new_v4().to_string(),
        code: Some(code.clone()),
        created: now,
        ends: now + CODE_LIFE,
        spent: false,
    };
    tokens::add(connection, SYSTEM, &challenge)?;
    let letter = Letter {
        to: &account.email,
        subject: "Your B2Core confirmation code",
        body: &format!(
            "Dear {},\n\nyour confirmation code is {code}. It can be used once, within five minutes.\n\n\
             If you did not sign in to the back office, tell your administrator.",
            account.text("name")
        ),
        code: Some(&code),
    };
    // Whatever the provider, the code lies among the mails: the sandbox has no other way to hand it over.
    mail::send(connection, &letter, now)?;
    let provider = Some(account.text("provider")).filter(|provider| !provider.is_empty());
    Ok(json!({
        "2faRequired": true,
        "2faDetails": {
            "token": challenge.value,
            "provider": provider.unwrap_or("email"),
            "expiresAt": instant(challenge.ends),
        },
    }))
}

#[derive(Deserialize)]
struct Confirmation {
    token: String,
    code: String,
}

/// `POST /api/v2/2fa/confirm`. Assumed: a challenge serves once, and outlives wrong codes until its end.
pub(super) async fn confirm(State(world): State<Arc<World>>, body: Bytes) -> Result<Response, Refusal> {
    let sent: Confirmation = reading::json(&body)?;
    let now = world.now();
    let answer = world.store.write::<_, StoreError>(|connection| {
        let challenge = tokens::find(connection, SYSTEM, TokenKind::Challenge, &sent.token)?;
        let who = challenge.as_ref().map_or("", |challenge| &challenge.account);
        if let Some(ends) = CONFIRM.enter(connection, who, now)? {
            return Ok(Err(Refusal::Blocked(ends - now)));
        }
        let Some(challenge) = challenge.filter(|challenge| !challenge.spent && challenge.ends > now) else {
            return Ok(Err(Refusal::DeadChallenge));
        };
        if challenge.code.as_deref() != Some(sent.code.as_str()) {
            return Ok(Err(Refusal::WrongCode));
        }
        tokens::spend(connection, &challenge.value)?;
        let mut answer = json!({});
        session::add_pair(&mut answer, connection, &challenge.account, &challenge.family, now)?;
        Ok(Ok(answer))
    })?;
    Ok(Json(answer?).into_response())
}
