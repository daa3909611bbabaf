//! `chatelaine`: the use cases of the console for a terminal.

mod args;
mod assumed;
mod commands;
mod desk;
mod failure;
mod input;
mod output;
mod ports;
mod run;
mod secret_file;
mod shape;

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    run::run().await
}
