//! What each of the five systems offers, cell by cell: a file for each system, a test for each power, `own_account` of
//! Babelfor being `babelfor::own_account`. The real terminal is driven against the sandbox, and what it says is
//! believed only after the sandbox was asked past it, or was heard: requests as they came in.
//!
//! Time passes on the servers alone. A terminal believes its server's clock, so a session can end without anybody
//! waiting for it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a step that cannot go on shall stop the test where it is"
)]

mod b2core;
mod babelfor;
mod bfore;
mod haut;
mod mgmtapp;
mod no_secret;
mod reading;
mod witness;
mod world;
