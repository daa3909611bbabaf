//! The real terminal against servers that others wrote and that know nothing of Chatelaine: JupyterHub, run for real,
//! added by the definition beside this file alone. What the terminal says is believed only after the hub was asked.
//!
//! They are ignored by a plain `cargo test`, because they take a JupyterHub; `cargo xtask test` installs it and runs
//! them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a step that cannot go on shall stop the test where it is"
)]

mod accounts;
mod definition;
mod expiry;
mod hub;
mod keys;
mod sign_in;
mod terminal;
mod wrong;
