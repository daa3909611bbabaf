//! How a list is written to a file.

use std::path::Path;

use chatelaine_console::ExportTarget;
use chatelaine_console::view::ExportFormat;
use clap::{Args, ValueEnum};

use crate::failure::Failure;

/// How a list is written to a file.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct ExportFile {
    /// CSV for spreadsheets or JSON for programs, whatever the file's ending.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Replace the file if it is there already.
    #[arg(long)]
    replace: bool,
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
}

impl ExportFile {
    /// The file to write.
    ///
    /// # Errors
    /// When neither `--format` nor the file's ending tells the form.
    pub(crate) fn target(self, file: &Path) -> Result<ExportTarget, Failure> {
        let ending = || {
            let ending = file.extension()?.to_str()?;
            Format::from_str(ending, true).ok()
        };
        let Some(format) = self.format.or_else(ending) else {
            return Err(Failure::Usage("say --format csv or --format json, or let the file end so".into()));
        };
        let format = match format {
            Format::Csv => ExportFormat::Csv,
            Format::Json => ExportFormat::Json,
        };
        Ok(ExportTarget { path: file.to_owned(), format, replace: self.replace })
    }
}
