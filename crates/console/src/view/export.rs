//! Files that a list was written to.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The form of an exported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Comma-separated values for spreadsheets: UTF-8 with a byte order mark, a first line of names, formulas defused.
    Csv,
    /// A JSON array of objects in UTF-8.
    Json,
}

/// A file that was written.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExportedView {
    /// Where it lies.
    pub path: String,
    /// How many rows it has.
    pub rows: u32,
}
