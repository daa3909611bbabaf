//! `chatelaine activity`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ExportFile;
use crate::input::Since;

/// The log of what was done, to what, by whom, with what outcome.
#[derive(Debug, Subcommand)]
pub(crate) enum ActivityCommand {
    /// The log, the latest first.
    List {
        /// Which entries.
        #[command(flatten)]
        which: WhichActivity,
        /// At most this many.
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u32,
    },
    /// Write the log to a new file that only you can read.
    Export {
        /// The file; its ending (`.csv`, `.json`) tells the form.
        file: PathBuf,
        /// Which entries.
        #[command(flatten)]
        which: WhichActivity,
        /// In which form.
        #[command(flatten)]
        form: ExportFile,
    },
    /// Check that the log is as it was written: exit code 0 when it is, 1 when it was touched.
    Verify,
}

/// Which entries of the log.
#[derive(Debug, Args)]
pub(crate) struct WhichActivity {
    /// Only what happened since: `7d` back from now, a date (its first second, UTC), or an instant in RFC 3339.
    #[arg(long, value_name = "7d|DATE")]
    pub(crate) since: Option<Since>,
    /// Only what was done on this server, by its name or id; one that was removed since is known, too.
    #[arg(long, value_name = "S")]
    pub(crate) server: Option<String>,
    /// Only what was done as this account; may be given several times.
    #[arg(long, value_name = "U")]
    pub(crate) who: Vec<String>,
    /// Only what was not done, or may not have been: failed, or with an outcome that nobody knows.
    #[arg(long)]
    pub(crate) failed: bool,
    /// Words in account, subject or key id.
    #[arg(long, value_name = "S")]
    pub(crate) search: Option<String>,
}
