//! A handful of journeys through the real window, on a desktop of its own with a real keychain.
//!
//! They are ignored by a plain `cargo test`, because they take a display and a keychain daemon; `cargo xtask test`
//! runs them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a journey that cannot go on shall stop where it is"
)]

mod first_minutes;
mod no_keychain;
mod no_secret;
mod own_profile;
mod steps;
mod unopened;
