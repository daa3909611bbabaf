//! Babelfor.NET, the Babel Licensing Service's Web API v1: an envelope around every answer, keys and settings inside
//! the account, a session of 30 minutes or an API key (docs.babelfor.net/api/authentication and the vendor's
//! licensing API pages and demo).

mod account;
mod answer;
mod caller;
mod document;
mod keys;
mod roles;
mod session;
mod times;
mod written;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post, put};

use crate::systems::System;
use crate::world::World;

const SYSTEM: System = System::Babelfor;

/// This server: what it shares with the others, and what it alone keeps in mind.
struct Site {
    world: Arc<World>,
    /// API keys that were found good a short while ago.
    known_keys: caller::KnownKeys,
}

pub(super) fn router(world: Arc<World>) -> Router {
    Router::new()
        .route("/v1/auth/login", post(session::login))
        .route("/v1/auth/logout", post(session::logout))
        .route("/v1/auth/user", get(account::read).post(account::write))
        .route("/v1/api-keys", get(keys::list).post(keys::create))
        .route("/v1/api-keys/{id}", put(keys::replace).delete(keys::remove))
        .route("/v1/roles", get(roles::list))
        .fallback(async || answer::Refusal::NoSuchPath)
        .method_not_allowed_fallback(async || answer::Refusal::WrongMethod)
        .with_state(Arc::new(Site { world, known_keys: caller::KnownKeys::default() }))
}
