//! The use cases against the sandbox: real servers on loopback, a clock that tests set, a keychain in memory.
#![allow(clippy::unwrap_used, reason = "what a test helper cannot do is the test's failure")]

mod account;
mod account_change;
mod activity;
mod assumed;
mod bulk;
mod bulk_export;
mod bulk_lost;
mod clipboard;
mod clock;
mod create;
mod definitions;
mod expiry;
mod export;
mod guard;
mod inspect;
mod limit;
mod list;
mod lock;
mod lock_log;
mod recovery;
mod renew;
mod restart;
mod revoke;
mod rotation;
mod rotation_lost;
mod server;
mod server_change;
mod sign_in;
mod trust;
mod world;
