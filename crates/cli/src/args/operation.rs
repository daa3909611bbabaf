//! `chatelaine operation`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{ExportFile, RotationWay};

/// Work that waits: creations, rotations, bulks.
#[derive(Debug, Subcommand)]
pub(crate) enum OperationCommand {
    /// All work that waits; what is overdue first.
    List,
    /// One piece of work as it stands.
    Show {
        /// Its id.
        id: String,
    },
    /// Give a piece of work up. What was done stays done.
    Cancel {
        /// Its id.
        id: String,
    },
    /// Go on with a piece of work. An answer that was lost is looked up first.
    Resume(ResumeOperation),
    /// Write what became of each key of a bulk to a new file that only you can read.
    Export {
        /// Its id.
        id: String,
        /// The file; its ending (`.csv`, `.json`) tells the form.
        file: PathBuf,
        /// In which form.
        #[command(flatten)]
        form: ExportFile,
    },
}

/// A piece of work to go on with.
#[derive(Debug, Args)]
pub(crate) struct ResumeOperation {
    /// Its id.
    pub(crate) id: String,
    /// Of a rotation: where its new secret goes, and what becomes of the old key.
    #[command(flatten)]
    pub(crate) way: RotationWay,
}
