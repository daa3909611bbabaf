//! The project's own commands: `cargo xtask run | test | bindings | seed | bench`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal: printing is its job"
)]

mod bench;
mod bindings;
mod build;
mod error;
mod generated;
mod install;
mod interface;
mod program;
mod run;
mod seed;
mod test;
mod tree;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use error::XtaskError;

/// Chatelaine's own commands.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    order: Order,
}

#[derive(Debug, Subcommand)]
enum Order {
    /// Install what is missing, build everything, open the window on the sandbox.
    Run(run::RunArgs),
    /// Do all checks and all test tiers, installing what is missing.
    Test(test::TestArgs),
    /// Write ui/src/ipc/bindings.ts from the commands and types of the window.
    Bindings,
    /// Write ui/mock/seed.json from the sandbox, for the mock host of the window.
    Seed,
    /// Measure release builds against their budgets: the window's start and memory, the ledger's answers.
    Bench(bench::BenchArgs),
}

fn main() -> ExitCode {
    let outcome = match Args::parse().order {
        Order::Run(args) => run::run(&args),
        Order::Test(args) => test::test(&args),
        Order::Bindings => bindings::write(),
        Order::Seed => seed::write(),
        Order::Bench(args) => bench::bench(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // The table of stages has said it all already, and its last line is to stay the last.
        Err(XtaskError::Stages) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cargo xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
