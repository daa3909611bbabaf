//! `cargo xtask bench`: release builds against their budgets.

use clap::ValueEnum;

use crate::build;
use crate::error::XtaskError;
use crate::install;
use crate::interface;
use crate::program::Program;

/// What to measure, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct BenchArgs {
    /// Only these parts; without any, all.
    #[arg(value_enum)]
    parts: Vec<Part>,
    /// How often each of the two windows is started.
    #[arg(long, default_value_t = 15)]
    runs: u32,
}

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Start and memory of the window, against an empty window of the same versions.
    Window,
    /// Import, opening, questions and memory of a ledger with 100,000 keys of 40 servers.
    Ledger,
    /// Revoking a thousand keys, against a plain script that sends the same requests.
    Bulk,
}

/// Measures one part after the other; the first that is over its budget ends it.
pub(crate) fn bench(args: &BenchArgs) -> Result<(), XtaskError> {
    for part in Part::value_variants() {
        if args.parts.is_empty() || args.parts.contains(part) {
            match part {
                Part::Window => window(args.runs)?,
                Part::Ledger => alone("chatelaine-ledger", "budgets")?,
                Part::Bulk => alone("chatelaine-console", "bulk")?,
            }
        }
    }
    Ok(())
}

/// Builds both windows and measures them in turn.
fn window(runs: u32) -> Result<(), XtaskError> {
    interface::tools()?;
    install::build_tools()?;
    install::headless_tools()?;
    interface::install()?;
    interface::build_if_changed()?;
    // One build each: built together, the empty window would get the crate features that only the real one needs.
    let real = build::build(&["--release", "-p", "chatelaine-window", "--features", build::WINDOW_FEATURE])?;
    let empty = build::build(&["--release", "-p", "chatelaine-empty-window"])?;
    let measure = build::build(&["-p", "chatelaine-tests", "--bin", "measure"])?;
    Program::new(measure.path("measure")?)
        .args([real.path("chatelaine-window")?, empty.path("chatelaine-empty-window")?])
        .args([runs.to_string()])
        .run()
}

/// Needs no window, so nothing but the crate it measures is built.
fn alone(package: &str, example: &str) -> Result<(), XtaskError> {
    let built = build::build(&["--release", "-p", package, "--example", example])?;
    Program::new(built.path(example)?).run()
}
