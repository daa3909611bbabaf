//! The use cases against servers that misbehave, and what must hold whatever a server sends: the inventory stays,
//! and no secret gets anywhere but into the vault.
#![allow(clippy::unwrap_used, reason = "a step that fails shall fail the test where it is")]

mod bad_answers;
mod desk;
mod sandbox;
mod secrets;
mod stranger;
mod trust;
