//! The language in which servers are asked to answer, where they know several.

use crate::console::Console;
use crate::error::{ConsoleError, InputReason};

/// Taken unless the user chose another.
pub(crate) const USUAL: &str = "en";
/// The longest language tag that must be taken: RFC 5646, section 4.4.1.
const LIMIT: usize = 35;

impl Console {
    /// Sets the language (BCP 47) in which servers are asked to answer; `None` for English. A session keeps the one
    /// that it began with.
    ///
    /// # Errors
    /// `InputRefused` for what is no language tag.
    pub fn set_language(&self, language: Option<&str>) -> Result<(), ConsoleError> {
        let tag = language.unwrap_or(USUAL);
        let letters = |part: &str| {
            (1..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphanumeric())
        };
        if tag.len() > LIMIT || !tag.split('-').all(letters) {
            let reason = InputReason::Choice(chatelaine_model::clean(tag, 80));
            return Err(ConsoleError::Input { field: "language", reason });
        }
        tag.clone_into(&mut self.language.write());
        Ok(())
    }

    pub(crate) fn language(&self) -> String {
        self.language.read().clone()
    }
}
