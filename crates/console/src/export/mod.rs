//! Writing lists to files: CSV for spreadsheets, JSON for programs. What is written is made of the rows that a window
//! shows, so it can hold no secret.

mod activity;
mod bulk;
mod cell;
mod keys;
mod run;
mod table;

use std::path::PathBuf;

use crate::view::ExportFormat;

pub(crate) use cell::Cell;
pub(crate) use table::Column;

/// Where to write, and in which form.
#[derive(Debug, Clone)]
pub struct ExportTarget {
    /// The file. It is readable by the user alone, and there whole or not at all.
    pub path: PathBuf,
    /// Its form.
    pub format: ExportFormat,
    /// Whether a file that is there already may be replaced.
    pub replace: bool,
}
