//! Sessions that hold: one server that counts, a clock that tests set, one profile and several programs on it.
#![allow(clippy::unwrap_used, reason = "what a test helper cannot do is the test's failure")]

mod at_the_end;
mod child;
mod code;
mod dead;
mod kill;
mod place;
mod processes;
mod server;
mod sign_out;
mod sleep;
mod walk;
