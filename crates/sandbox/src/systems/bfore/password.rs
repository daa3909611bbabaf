//! A new password for an expired one.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use chrono::TimeDelta;
use serde::Deserialize;

use super::SYSTEM;
use super::answer::{self, Refusal};
use crate::store::accounts;
use crate::systems::reading;
use crate::world::World;

/// How long a new password lasts. Assumed.
const LIFE: TimeDelta = TimeDelta::days(180);

#[derive(Deserialize)]
struct Change {
    #[serde(alias = "Username")]
    username: String,
    old: String,
    new: String,
    confirm: String,
}

/// `POST /user/password`, without a session. Assumed: the rules for passwords, and the answer's shape.
pub(super) async fn change(State(world): State<Arc<World>>, body: Bytes) -> Result<Response, Refusal> {
    let change: Change = reading::json(&body)?;
    let now = world.now();
    world.store.write(|connection| {
        let account = accounts::by_login(connection, SYSTEM, &change.username)?
            .filter(|account| account.password == change.old)
            .ok_or(Refusal::WrongPassword)?;
        if change.new != change.confirm {
            return Err(Refusal::Invalid("The new password and its confirmation differ"));
        }
        if change.new == change.old {
            return Err(Refusal::Invalid("The new password must differ from the old one"));
        }
        if change.new.chars().count() < 8 {
            return Err(Refusal::Invalid("The new password must have 8 characters or more"));
        }
        Ok(accounts::set_password(connection, SYSTEM, &account.id, &change.new, Some(now + LIFE))?)
    })?;
    Ok(answer::message("Success"))
}
