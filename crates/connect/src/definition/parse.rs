//! From text to types, with the line of what does not fit.

use super::{DefinitionError, Document};

/// Reads the types out of the text.
pub(super) fn document(file: &str, text: &str) -> Result<Document, DefinitionError> {
    toml::from_str(text).map_err(|error| DefinitionError {
        file: file.to_owned(),
        line: error.span().map_or(1, |span| line_at(text, span.start)),
        reason: error.message().to_owned(),
    })
}

/// The same text as a tree, for places in it.
pub(super) fn tree(file: &str, text: &str) -> Result<toml::Table, DefinitionError> {
    toml::from_str(text).map_err(|error: toml::de::Error| DefinitionError {
        file: file.to_owned(),
        line: error.span().map_or(1, |span| line_at(text, span.start)),
        reason: error.message().to_owned(),
    })
}

/// The line of the first place where `needle` stands outside a comment; the first line when it is nowhere.
pub(super) fn line_of(text: &str, needle: &str) -> usize {
    let found = text.lines().position(|line| !line.trim_start().starts_with('#') && line.contains(needle));
    found.map_or(1, |index| index + 1)
}

fn line_at(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}
