//! The crate from outside: real requests to servers that answer with what the vendors document, and with what they
//! never should.
#![allow(clippy::unwrap_used, reason = "what a test helper cannot do is the test's failure")]

mod b2core;
mod babelfor;
mod babelfor_writes;
mod bad_input;
mod bfore;
mod cells;
mod common;
mod corrections;
mod definitions;
mod haut;
mod identity;
mod limits;
mod mgmtapp;
mod paging;
mod proxy;
mod sandbox;
mod secrets;
mod strangers;
mod tls;
mod together;
