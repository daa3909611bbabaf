//! Roles, as in the vendor's real answer.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::Site;
use super::answer::{self, Refusal};
use super::caller::{self, Right};

/// `GET /v1/roles`
pub(super) async fn list(State(site): State<Arc<Site>>, headers: HeaderMap) -> Result<Response, Refusal> {
    caller::admit(&site, &headers, Right::Read)?;
    Ok(answer::ok(json!({
        "roles": [
            { "id": "1734e428-eaa4-47e2-b66e-281443fe3e1d", "name": "Administrator" },
            { "id": "3c0f8a1e-5d2b-4b6a-9c1d-70a3f0a6e2b4", "name": "Application" },
            { "id": "825d86a9-f620-417c-93a9-edf4fdbdeebe", "name": "Customer" },
            { "id": "8659d2c3-13b1-46e7-9600-9cb3abf38843", "name": "LicenseManager" },
            { "id": "efc6b584-2c4a-4c2b-8f3a-51e5cf0e54cf", "name": "Sales" },
        ],
        "totalRolesCount": 5,
    })))
}
