//! How many tests a tool ran, from what it prints at its end.

use crate::error::XtaskError;
use crate::program::Program;

/// Tests that were run.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    /// Passed.
    pub(super) passed: u64,
    /// Failed.
    pub(super) failed: u64,
}

/// A tool that runs tests.
#[derive(Debug, Clone, Copy)]
pub(super) enum Tool {
    /// `cargo nextest`: `Summary [ 1.2s] 5 tests run: 4 passed (1 slow), 1 failed, 2 skipped`.
    Nextest,
    /// `cargo test`, for each program: `test result: ok. 5 passed; 0 failed; 1 ignored; ...`.
    CargoTest,
    /// Vitest: `Tests  1 failed | 4 passed (5)`, beside a like line for files.
    Vitest,
    /// Playwright: `1 failed` and `4 passed (3.2s)` on lines of their own.
    Playwright,
}

impl Tally {
    /// Runs a tool and counts its tests. A run without any test is a failure: it proves nothing.
    pub(super) fn watch(&mut self, tool: Tool, what: &str, program: Program) -> Result<(), XtaskError> {
        let ran = program.watch(|line| self.note(tool, line));
        if ran.is_ok() && *self == Self::default() {
            return Err(XtaskError::NothingRan(what.to_owned()));
        }
        ran
    }

    fn note(&mut self, tool: Tool, line: &str) {
        let line = line.trim();
        let summary = match tool {
            Tool::Nextest => line.starts_with("Summary ["),
            Tool::CargoTest => line.starts_with("test result:"),
            Tool::Vitest => line.starts_with("Tests "),
            Tool::Playwright => line.starts_with(|first: char| first.is_ascii_digit()),
        };
        if summary {
            self.passed += number_before("passed", line);
            self.failed += number_before("failed", line);
        }
    }
}

/// The number that stands right before a word; 0 where there is none.
fn number_before(word: &str, line: &str) -> u64 {
    let words: Vec<_> = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(tool: Tool, lines: &[&str]) -> (u64, u64) {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.note(tool, line));
        (tally.passed, tally.failed)
    }

    #[test]
    fn each_tools_last_words_are_understood() {
        let nextest = [
            "  PASS [ 0.1s] (1/5) x",
            "  Summary [   5.1s] 5 tests run: 4 passed (1 slow), 1 failed, 2 skipped",
        ];
        assert_eq!(count(Tool::Nextest, &nextest), (4, 1));
        let cargo = [
            "test result: ok. 5 passed; 0 failed; 1 ignored",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored",
        ];
        assert_eq!(count(Tool::CargoTest, &cargo), (6, 2));
        let vitest = [" Test Files  1 failed | 2 passed (3)", "      Tests  1 failed | 45 passed (46)"];
        assert_eq!(count(Tool::Vitest, &vitest), (45, 1));
        assert_eq!(
            count(Tool::Playwright, &["  1 failed", "    [x] > a 12 passed check", "  12 passed (30.1s)"]),
            (12, 1)
        );
    }
}
