//! The name of a sealed record.

use std::fmt;

use thiserror::Error;

/// The most characters a name may have, so that a file name made of it fits every file system (255 bytes).
const LIMIT: usize = 200;

/// The name of a record: parts of `a-z`, `0-9`, `_` and `-`, joined by `/`, at most 200 characters in all;
/// for example `session/<server-id>`. It stands in the file name, so it must not hold anything secret.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordName(String);

/// Why a text is no name of a record.
#[derive(Debug, Error, Clone, Copy, PartialEq, Eq)]
pub enum RecordNameError {
    /// A part is empty.
    #[error("a record's name has an empty part")]
    Empty,
    /// It is longer than 200 characters.
    #[error("a record's name has {0} characters: at most 200 fit")]
    TooLong(usize),
    /// It holds something else than the permitted characters.
    #[error("a record's name may only hold a-z, 0-9, '_', '-' and '/'")]
    Letter,
}

impl RecordName {
    /// Checks a whole name.
    ///
    /// # Errors
    /// [`RecordNameError`] says what is wrong with it.
    pub fn new(name: impl Into<String>) -> Result<Self, RecordNameError> {
        let name = name.into();
        if name.len() > LIMIT {
            return Err(RecordNameError::TooLong(name.len()));
        }
        if name.split('/').any(str::is_empty) {
            return Err(RecordNameError::Empty);
        }
        let permitted =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '/');
        if name.chars().all(permitted) { Ok(Self(name)) } else { Err(RecordNameError::Letter) }
    }

    /// Joins parts into a name.
    ///
    /// # Errors
    /// [`RecordNameError`] says what is wrong with a part; a `/` inside of one is refused.
    pub fn of(parts: &[&str]) -> Result<Self, RecordNameError> {
        if parts.iter().any(|part| part.contains('/')) {
            return Err(RecordNameError::Letter);
        }
        Self::new(parts.join("/"))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its parts, first to last.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('/')
    }
}

impl fmt::Display for RecordName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_parts() {
        let name = RecordName::of(&["kept", "0192-a", "9f_e"]).unwrap();
        assert_eq!(name.as_str(), "kept/0192-a/9f_e");
        assert_eq!(name.parts().collect::<Vec<_>>(), ["kept", "0192-a", "9f_e"]);
    }

    #[test]
    fn what_could_leave_the_folder_or_clash_is_refused() {
        assert_eq!(RecordName::new(""), Err(RecordNameError::Empty));
        assert_eq!(RecordName::new("/session"), Err(RecordNameError::Empty));
        assert_eq!(RecordName::new("session//1"), Err(RecordNameError::Empty));
        assert_eq!(RecordName::new("../session"), Err(RecordNameError::Letter));
        assert_eq!(RecordName::new("Session/1"), Err(RecordNameError::Letter));
        assert_eq!(RecordName::new("session\\1"), Err(RecordNameError::Letter));
        assert_eq!(RecordName::new("sössion/1"), Err(RecordNameError::Letter));
        assert_eq!(RecordName::of(&["session", "a/b"]), Err(RecordNameError::Letter));
        assert_eq!(RecordName::new("n".repeat(201)), Err(RecordNameError::TooLong(201)));
        assert!(RecordName::new("n".repeat(200)).is_ok());
    }
}
