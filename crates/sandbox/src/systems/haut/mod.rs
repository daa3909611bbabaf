//! Haut.AI SaaS: a session of an hour, and private tokens whose end is mandatory and whose value is shown only when
//! they are made (docs.saas.haut.ai, "API for login" and "API for private tokens"). All paths end in a slash.

mod answer;
mod caller;
mod private_tokens;
mod session;

use std::sync::Arc;

use axum::Router;
use axum::routing::{delete, get, post};

use crate::systems::System;
use crate::world::World;

pub(crate) use private_tokens::new_value as private_token_value;

const SYSTEM: System = System::Haut;

pub(super) fn router(world: Arc<World>) -> Router {
    Router::new()
        .route("/api/v1/auth/login/", post(session::login))
        .route("/api/v1/login/", post(session::login))
        .route("/api/v1/auth/refresh/", post(session::refresh))
        .route("/api/v1/auth/private_tokens/", get(private_tokens::list).post(private_tokens::create))
        .route("/api/v1/auth/private_tokens/{id}/", delete(private_tokens::remove))
        .fallback(async || answer::Refusal::NotFound)
        .method_not_allowed_fallback(async || answer::Refusal::WrongMethod)
        .with_state(world)
}
