//! What can be said on the command line.

use std::path::PathBuf;

use chatelaine_console::view::ProfileKind;
use clap::Parser;

/// The window of Chatelaine.
#[derive(Debug, Clone, Parser)]
#[command(version)]
pub(crate) struct Args {
    /// Open the sandbox: five made-up servers on this computer, in a profile of their own.
    #[arg(long)]
    pub(crate) sandbox: bool,
    /// Keep profiles in this folder instead of the user's own.
    #[arg(long, value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
}

impl Args {
    /// The profile to open first.
    pub(crate) fn profile(&self) -> ProfileKind {
        if self.sandbox { ProfileKind::Sandbox } else { ProfileKind::Own }
    }
}
