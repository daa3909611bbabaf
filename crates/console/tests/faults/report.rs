//! How many cases there were: written beside the tests' other files, and said where something is wrong.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use chatelaine_model::SystemId;

use crate::work::Work;

/// One operation on one system.
pub struct Line {
    pub system: SystemId,
    /// Writes of the counting run, before and after each.
    pub steps: usize,
    /// Requests of the counting run.
    pub requests: usize,
    /// Cases.
    pub first: usize,
    /// Cases in which what is done after a kill is ended as well.
    pub second: usize,
    /// Blows that came too late: the program took fewer steps than the counting run.
    pub missed: usize,
    pub took: Duration,
}

impl Line {
    pub fn table(lines: &[Self]) -> String {
        let mut table = String::new();
        for line in lines {
            let Self { system, steps, requests, first, second, missed, took } = line;
            let _ = writeln!(
                table,
                "{system}: {steps} steps, {requests} requests, {first} cases, {second} of a second order, \
                 {missed} too late, {} ms",
                took.as_millis()
            );
        }
        table
    }
}

/// Writes the numbers of an operation to `fault-matrix/OPERATION.txt` in the folder for tests' files.
pub fn report(work: Work, lines: &[Line]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fault-matrix");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{work:?}.txt")), Line::table(lines)).unwrap();
}
