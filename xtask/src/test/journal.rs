//! How the stages went, as a table whose last line is a count of what was really run.

use std::fmt;
use std::time::Duration;

use super::tally::Tally;

/// How one stage went.
#[derive(Debug)]
pub(super) struct Entry {
    /// Which.
    pub(super) name: &'static str,
    /// How long it took.
    pub(super) time: Duration,
    /// How it ended.
    pub(super) outcome: Outcome,
}

/// How a stage ended.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Well, with so many tests; none where the stage is one check in itself.
    Passed(Tally),
    /// Badly, with so many tests.
    Failed(Tally),
    /// It passed before, and all that it depends on is as it was.
    Unchanged,
    /// It was not begun, because this stage before it failed.
    PassedOver(&'static str),
}

impl Entry {
    /// A stage that was not begun, because another failed.
    pub(super) fn passed_over(name: &'static str, because: &'static str) -> Self {
        Self { name, time: Duration::ZERO, outcome: Outcome::PassedOver(because) }
    }

    /// What passed and what failed in it. A stage without tests counts as one; so does one that failed although none
    /// of its tests did.
    fn count(&self) -> (u64, u64) {
        match self.outcome {
            Outcome::Passed(tally) => (tally.passed.max(1), 0),
            Outcome::Failed(tally) => (tally.passed, tally.failed.max(1)),
            Outcome::Unchanged | Outcome::PassedOver(_) => (0, 0),
        }
    }
}

/// All stages so far.
#[derive(Debug, Default)]
pub(super) struct Journal(Vec<Entry>);

impl Journal {
    /// Adds the next stage.
    pub(super) fn add(&mut self, entry: Entry) {
        self.0.push(entry);
    }

    /// Whether any stage failed.
    pub(super) fn failed(&self) -> bool {
        self.0.iter().any(|entry| matches!(entry.outcome, Outcome::Failed(_)))
    }
}

impl fmt::Display for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{:<12} {:>8}  result", "stage", "time")?;
        for entry in &self.0 {
            let seconds = entry.time.as_secs();
            let time = format!("{}:{:02}", seconds / 60, seconds % 60);
            let (passed, failed) = entry.count();
            match entry.outcome {
                Outcome::Passed(_) => writeln!(f, "{:<12} {time:>8}  passed ({passed})", entry.name)?,
                Outcome::Failed(_) => writeln!(f, "{:<12} {time:>8}  FAILED ({failed})", entry.name)?,
                Outcome::Unchanged => writeln!(f, "{:<12} {time:>8}  unchanged since it passed", entry.name)?,
                Outcome::PassedOver(because) => {
                    writeln!(f, "{:<12} {:>8}  not run: {because} failed", entry.name, "")?
                }
            }
        }
        for entry in self.0.iter().filter(|entry| matches!(entry.outcome, Outcome::Failed(_))) {
            writeln!(f, "\nThe stage {} failed. Alone: cargo xtask test --only {}", entry.name, entry.name)?;
        }
        if self.0.iter().any(|entry| matches!(entry.outcome, Outcome::Unchanged)) {
            writeln!(f, "\nEverything, changed or not: cargo xtask test --again")?;
        }
        let (passed, failed) =
            self.0.iter().map(Entry::count).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        writeln!(f, "\n{passed} passed, {failed} failed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_tests_and_stages_without_tests_as_one() {
        let entry = |name, outcome| Entry { name, time: Duration::from_secs(65), outcome };
        let mut journal = Journal::default();
        journal.add(entry("fmt", Outcome::Passed(Tally::default())));
        journal.add(entry("rust", Outcome::Failed(Tally { passed: 40, failed: 2 })));
        journal.add(entry("docs", Outcome::Failed(Tally::default())));
        journal.add(Entry::passed_over("smoke", "build"));
        journal.add(entry("e2e", Outcome::Unchanged));
        let shown = journal.to_string();
        assert_eq!(shown.lines().last(), Some("41 passed, 3 failed"));
        assert!(shown.contains("The stage rust failed"), "{shown}");
        assert!(shown.contains("1:05"), "{shown}");
        assert!(shown.contains("unchanged since it passed"), "{shown}");
        assert!(journal.failed());
    }
}
