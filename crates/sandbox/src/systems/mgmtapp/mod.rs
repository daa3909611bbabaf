//! The Management: a JWT of 15 minutes in a header and in the body, a rotating refresh cookie of 30 days, and service
//! accounts with an API key on paths of their own (node1.mgmtapp.hu). The vendor tells conventions and two paths;
//! everything beyond those is Assumed and says so.

mod answer;
mod cookie;
mod fields;
mod language;
mod schema;
mod service;
mod session;
mod user;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::systems::System;
use crate::world::World;

const SYSTEM: System = System::Mgmtapp;

pub(super) fn router(world: Arc<World>) -> Router {
    Router::new()
        .route("/api/login", post(session::login))
        .route("/api/token/refresh", post(session::refresh))
        .route("/api/user", get(user::read).patch(user::change))
        .route("/api/schema", get(schema::read))
        .route("/api/sa", get(service::whoami))
        .route("/api/sa/{*rest}", get(service::elsewhere))
        .fallback(answer::no_such_path)
        .method_not_allowed_fallback(answer::wrong_method)
        .with_state(world)
}
