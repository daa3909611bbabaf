//! Bfore.AI's PreCrime platform: a JWT of 60 minutes that renews itself while it lives, and keys that never end and
//! are deleted by their value (docs.bfore.ai, and a public repository of one of its people for the session calls).

mod answer;
mod auth_headers;
mod company;
mod document;
mod password;
mod session;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::systems::System;
use crate::world::World;

const SYSTEM: System = System::Bfore;

pub(super) fn router(world: Arc<World>) -> Router {
    Router::new()
        .route("/user/login", post(session::login))
        .route("/user/renew", get(session::renew))
        .route("/user/token", get(session::token))
        .route("/user/logout", get(session::logout))
        .route("/user/password", post(password::change))
        .route("/authheader/add", post(auth_headers::add))
        .route("/authheader/list", get(auth_headers::list))
        .route("/authheader/delete", post(auth_headers::delete))
        .route("/domain/company", get(company::domains))
        .route("/test/unsecure", get(async || answer::message("Hi anonymous")))
        .route("/test/secure", get(session::greet))
        .fallback(async || answer::Refusal::NoSuchPath)
        .method_not_allowed_fallback(async || answer::Refusal::WrongMethod)
        .with_state(world)
}
