//! The real program against the real sandbox, each command a process of its own.
#![allow(clippy::unwrap_used, reason = "a step that fails shall fail the test where it is")]

mod accounts;
mod activity;
mod assumed;
mod definitions;
mod ends;
mod exit;
mod hostile;
mod keys;
mod killed;
mod many;
mod operations;
mod profile;
#[cfg(unix)]
mod prompts;
mod recovery;
mod rotate;
mod sandbox;
mod secrets;
mod servers;
mod session;
mod settings;
mod shapes;
mod tls;
mod trust;
mod world;
