//! B2Core's Back Office, REST API v2: a code by mail as second factor, a pair of tokens, and the broker's clients to
//! inspect (docs.b2core.b2broker.com). It has no keys.

mod answer;
mod blocks;
mod clients;
mod factors;
mod history;
mod list;
mod session;
mod sign_in;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::systems::System;
use crate::world::World;

const SYSTEM: System = System::B2core;

pub(super) fn router(world: Arc<World>) -> Router {
    let api = Router::new()
        .route("/signin", post(sign_in::begin))
        .route("/2fa/confirm", post(sign_in::confirm))
        .route("/refresh", post(session::refresh))
        .route("/signout", post(session::sign_out))
        .route("/clients", get(clients::list))
        .route("/clients/{id}", get(clients::details))
        .route("/clients/{id}/2fa", get(factors::list))
        .route(
            "/clients/{id}/2fa/{name}",
            get(factors::details).put(factors::turn_off).patch(factors::turn_off),
        )
        .route("/clients/authorizations", get(history::list))
        .route("/clients/authorizations/{id}", get(history::details))
        .route("/security/addresses", get(blocks::list))
        .route("/security/addresses/{id}", get(blocks::details).delete(blocks::lift));
    Router::new()
        .nest("/api/v2", api)
        .fallback(async || answer::Refusal::NoSuchPath)
        .method_not_allowed_fallback(async || answer::Refusal::WrongMethod)
        .with_state(world)
}
