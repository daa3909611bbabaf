//! The user as sign-in and renewal tell it: PascalCase, timestamps without a zone, `0001-01-01` for no date.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::store::accounts::Account;

/// What stands where there is no date.
pub(super) const NO_DATE: &str = "0001-01-01T00:00:00";

/// An instant as this system writes it.
pub(super) fn naive(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// The user that a sign-in gives back.
pub(super) fn signed_in(account: &Account, token: &str) -> Value {
    let mut user = user(account, token);
    user["Active"] = account.document["company"].clone();
    user
}

/// The user that a renewal gives back: without `Active`, with the token a second time in snake_case, and with an
/// `expires_in` of 0, as in the only public sample.
pub(super) fn renewed(account: &Account, token: &str) -> Value {
    let mut user = user(account, token);
    user["access_token"] = token.into();
    user["expires_in"] = 0.into();
    user["token_type"] = "bearer".into();
    user
}

fn user(account: &Account, token: &str) -> Value {
    json!({
        "Id": account.id,
        "Created": account.text("created"),
        "Username": account.login,
        "Email": account.email,
        "Firstname": account.text("firstname"),
        "Lastname": account.text("lastname"),
        "Properties": account.document["properties"],
        "Authorizations": [{ "Company": account.document["company"], "Roles": account.document["roles"] }],
        "Token": token,
        "PasswordExpiration": account.password_ends.map_or_else(|| NO_DATE.to_owned(), naive),
    })
}
