//! One's own account, read and written whole.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{self, Refusal};
use super::caller::{self, Right};
use super::written::Written;
use super::{SYSTEM, Site, document, times};
use crate::store::accounts;
use crate::systems::reading;

/// Members that a client may set. The rest is the server's. Assumed: what a client sends for those is ignored.
const TEXTS: [&str; 17] = [
    "email",
    "phoneNumber",
    "title",
    "firstName",
    "lastName",
    "department",
    "birthDate",
    "lastDismissMessages",
    "image",
    "address",
    "postalCode",
    "region",
    "city",
    "country",
    "countryCode",
    "mobile",
    "notes",
];
const NUMBERS: [&str; 2] = ["rank", "customerId"];

/// `GET /v1/auth/user`
pub(super) async fn read(State(site): State<Arc<Site>>, headers: HeaderMap) -> Result<Response, Refusal> {
    let caller = caller::admit(&site, &headers, Right::Read)?;
    let user = site.world.store.read(|connection| document::user(connection, &caller))?;
    Ok(answer::ok(json!({ "user": user })))
}

#[derive(Deserialize)]
struct Writing {
    user: Value,
}

/// `POST /v1/auth/user`: the whole document replaces the old one, all or nothing. A member left out is set to its
/// default, because that is how defaults travel here. Entries of `apiKeys` and `settings` are matched by id.
pub(super) async fn write(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let mut caller = caller::admit(&site, &headers, Right::Write)?;
    let Writing { user } = reading::json(&body)?;
    let now = site.world.now();
    let user = site.world.store.write(|connection| {
        if user["id"].as_str().is_some_and(|id| id != caller.account.id) {
            return Err(Refusal::Invalid("The user's id is not the caller's.".into()));
        }
        let written = Written::read(&user)?;
        written.apply_keys(connection, &caller)?;
        written.apply_settings(connection, &caller.account.id)?;
        take_over(&mut caller.account.document, &user)?;
        caller.account.document["updatedAt"] = times::written(now).into();
        accounts::set_document(connection, SYSTEM, &caller.account.id, &caller.account.document)?;
        Ok::<_, Refusal>(document::user(connection, &caller)?)
    })?;
    Ok(answer::ok(json!({ "user": user })))
}

fn take_over(document: &mut Value, user: &Value) -> Result<(), Refusal> {
    let texts = TEXTS.iter().map(|&name| (name, user[name].is_string()));
    let numbers = NUMBERS.iter().map(|&name| (name, user[name].is_i64()));
    for (name, fits) in texts.chain(numbers) {
        if !fits && !user[name].is_null() {
            return Err(Refusal::Malformed);
        }
        document[name] = user[name].clone();
    }
    Ok(())
}
