//! The fault matrix: each operation, on each system whose definition offers it, ended at each step that a counting run
//! of it found, and with each of its answers lost. What is then on the disk is opened afresh and looked at as the
//! product does it.
#![allow(clippy::unwrap_used, reason = "what a test helper cannot do is the test's failure")]

mod blow;
mod check;
mod ledger;
mod matrix;
mod person;
mod place;
mod program;
mod report;
mod steps;
mod work;
