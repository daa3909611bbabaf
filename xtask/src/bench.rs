//! `cargo xtask bench`: start and memory of the release build against an empty window of the same versions.

use crate::build;
use crate::error::XtaskError;
use crate::install;
use crate::interface;
use crate::program::Program;

/// How to measure.
#[derive(Debug, clap::Args)]
pub(crate) struct BenchArgs {
    /// How often each of the two windows is started.
    #[arg(long, default_value_t = 15)]
    runs: u32,
}

/// Builds both windows and measures them in turn.
pub(crate) fn bench(args: &BenchArgs) -> Result<(), XtaskError> {
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
        .args([args.runs.to_string()])
        .run()
}
