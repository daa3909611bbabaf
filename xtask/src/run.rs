//! `cargo xtask run`: from a fresh clone to the open window.

use std::path::PathBuf;

use crate::build;
use crate::error::XtaskError;
use crate::install;
use crate::interface;
use crate::program::Program;

/// How to open the window.
#[derive(Debug, clap::Args)]
pub(crate) struct RunArgs {
    /// Open your own profile instead of the sandbox's.
    #[arg(long)]
    own: bool,
    /// Open it on a display of its own that nobody sees, and write a picture of each screen into this folder.
    #[arg(long, value_name = "DIR", conflicts_with = "own")]
    headless: Option<PathBuf>,
    /// Build the optimised program, which takes longer and starts faster.
    #[arg(long)]
    release: bool,
}

/// Installs what is missing, builds, opens the window.
pub(crate) fn run(args: &RunArgs) -> Result<(), XtaskError> {
    // Before anything is installed: this only the user can do.
    interface::tools()?;
    install::build_tools()?;
    if args.headless.is_some() {
        install::headless_tools()?;
    }
    interface::install()?;
    interface::build_if_changed()?;
    let mut wanted = vec!["-p", "chatelaine-window", "--bins", "--features", build::WINDOW_FEATURE];
    if args.headless.is_some() {
        wanted.extend(["-p", "chatelaine-tests"]);
    }
    if args.release {
        wanted.push("--release");
    }
    let programs = build::build(&wanted)?;
    let window = programs.path("chatelaine-window")?;
    match &args.headless {
        Some(folder) => {
            let folder = std::path::absolute(folder).map_err(XtaskError::file(folder))?;
            Program::new(programs.path("pictures")?).args([window, &folder]).run()
        }
        None if args.own => Program::new(window).run(),
        None => Program::new(window).args(["--sandbox"]).run(),
    }
}
