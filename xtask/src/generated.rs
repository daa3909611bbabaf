//! Files of the pages that a program of the workspace writes, and what became of them since.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::build::Programs;
use crate::error::XtaskError;
use crate::program::Program;
use crate::tree;

/// A file that is committed and can be written anew at any time.
pub(crate) struct Generated {
    /// Where it lies, from the folder of the pages on.
    pub(crate) file: &'static str,
    /// The program that writes it to the path it is given.
    pub(crate) program: &'static str,
    /// The order of ours that writes it anew.
    pub(crate) order: &'static str,
}

impl Generated {
    /// Writes it.
    pub(crate) fn write(&self, programs: &Programs) -> Result<(), XtaskError> {
        Program::new(programs.path(self.program)?).args([self.committed()]).run()
    }

    /// Compares what is committed with what would be written now.
    pub(crate) fn check(&self, programs: &Programs) -> Result<(), XtaskError> {
        let program = programs.path(self.program)?;
        let committed = self.committed();
        let fresh = program.with_file_name(committed.file_name().unwrap_or(OsStr::new("fresh")));
        Program::new(program).args([&fresh]).run()?;
        let read = |path: &Path| fs::read_to_string(path).map_err(XtaskError::file(path));
        match first_difference(&read(&committed)?, &read(&fresh)?) {
            None => Ok(()),
            Some(line) => Err(XtaskError::Drift { file: self.file, line, order: self.order }),
        }
    }

    fn committed(&self) -> PathBuf {
        tree::ui().join(self.file)
    }
}

/// The first line, counted from 1, in which two texts differ. A checkout may have changed the ends of lines.
fn first_difference(one: &str, other: &str) -> Option<usize> {
    let (mut one, mut other) = (one.lines(), other.lines());
    (1..).find_map(|line| match (one.next(), other.next()) {
        (None, None) => Some(None),
        (left, right) if left == right => None,
        _ => Some(Some(line)),
    })?
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn the_first_differing_line_is_named() {
        assert_eq!(first_difference("a\nb\n", "a\r\nb\r\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
        assert_eq!(first_difference("", ""), None);
    }
}
