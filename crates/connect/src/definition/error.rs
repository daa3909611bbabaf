//! What is wrong with a definition.

use thiserror::Error;

/// Why a definition cannot be used, and where in its file that stands.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {reason}")]
pub struct DefinitionError {
    /// The file, as it was named when loading.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, in one sentence.
    pub reason: String,
}
