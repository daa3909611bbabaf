//! Keys: reading them into the inventory, showing, making and revoking them, and their secrets.

mod create;
mod expiry;
mod page;
mod refresh;
mod revoke;
mod secret;
mod subject;
mod unfinished;

pub(crate) use page::asked;
pub(crate) use secret::{kept_name, secret_name};
pub(crate) use subject::Intent;
