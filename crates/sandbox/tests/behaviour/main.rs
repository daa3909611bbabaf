//! The sandbox from outside: real requests, a clock that tests set, a folder of its own for each.
#![allow(clippy::unwrap_used, reason = "what a test helper cannot do is the test's failure")]

mod alone;
mod b2core;
mod babelfor;
mod bfore;
mod common;
mod faults;
mod haut;
mod mgmtapp;
mod whole;
