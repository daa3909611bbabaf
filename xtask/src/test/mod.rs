//! `cargo xtask test`: all checks and all test tiers, one after another, each with its time.

mod guard;
mod journal;
mod stage;
mod stages;
mod tally;

use std::collections::BTreeSet;
use std::time::Instant;

use crate::error::XtaskError;
use journal::{Entry, Journal, Outcome};
use stage::Stage;
use stages::STAGES;

/// Which stages to do.
#[derive(Debug, clap::Args)]
pub(crate) struct TestArgs {
    /// Do this stage alone (may be given several times). What it needs must have been done before.
    #[arg(long, value_name = "STAGE")]
    only: Vec<String>,
    /// Show the stages and end.
    #[arg(long)]
    list: bool,
}

/// Does the stages and shows how each went. A stage that fails stops only those that need it.
pub(crate) fn test(args: &TestArgs) -> Result<(), XtaskError> {
    if args.list {
        for stage in STAGES {
            println!("{:<12} {}", stage.name, stage.about);
        }
        return Ok(());
    }
    if let Some(unknown) =
        args.only.iter().find(|name| STAGES.iter().all(|stage| stage.name != name.as_str()))
    {
        return Err(XtaskError::NoStage(unknown.clone()));
    }
    let mut journal = Journal::default();
    let mut missed = BTreeSet::new();
    for stage in STAGES {
        if args.only.is_empty() {
            let lacks = stage.needs.iter().find(|need| missed.contains(*need));
            let entry = lacks.map_or_else(|| attempt(stage), |lacks| Entry::passed_over(stage.name, lacks));
            if !matches!(entry.outcome, Outcome::Passed(_)) {
                missed.insert(stage.name);
            }
            journal.add(entry);
        } else if args.only.iter().any(|name| name == stage.name) {
            journal.add(attempt(stage));
        }
    }
    print!("{journal}");
    if journal.failed() { Err(XtaskError::Stages) } else { Ok(()) }
}

fn attempt(stage: &Stage) -> Entry {
    println!("\n=== {}: {}", stage.name, stage.about);
    let start = Instant::now();
    let mut tally = tally::Tally::default();
    let outcome = match (stage.work)(&mut tally) {
        Ok(()) => Outcome::Passed(tally),
        Err(error) => {
            println!("--- {} failed: {error}", stage.name);
            Outcome::Failed(tally)
        }
    };
    Entry { name: stage.name, time: start.elapsed(), outcome }
}
