//! `cargo xtask test`: all checks and all test tiers, one after another, each with its time.

mod guard;
mod journal;
mod stage;
mod stages;
mod tally;
mod unchanged;

use std::collections::BTreeSet;
use std::time::Instant;

use crate::error::XtaskError;
use crate::tree;
use journal::{Entry, Journal, Outcome};
use stage::Stage;
use stages::STAGES;
use unchanged::Successes;

/// Which stages to do.
#[derive(Debug, clap::Args)]
pub(crate) struct TestArgs {
    /// Do this stage alone (may be given several times). What it needs must have been done before.
    #[arg(long, value_name = "STAGE")]
    only: Vec<String>,
    /// Do every stage, even one that passed and all of whose files are as they were then.
    #[arg(long)]
    again: bool,
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
            let entry = lacks.map_or_else(
                || attempt_if_changed(stage, args.again),
                |lacks| Entry::passed_over(stage.name, lacks),
            );
            if !matches!(entry.outcome, Outcome::Passed(_) | Outcome::Unchanged) {
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

/// Does a stage, unless it passed before and all that it depends on is as it was.
fn attempt_if_changed(stage: &Stage, again: bool) -> Entry {
    let Some(inputs) = &stage.inputs else { return attempt(stage) };
    let start = Instant::now();
    let successes = Successes::here();
    let Some(before) = unchanged::fingerprint(tree::root(), inputs) else { return attempt(stage) };
    if !again && successes.has(stage.name, &before) {
        println!("\n=== {}: unchanged since it passed", stage.name);
        return Entry { name: stage.name, time: start.elapsed(), outcome: Outcome::Unchanged };
    }
    if let Err(error) = successes.forget(stage.name) {
        println!("--- {}: {error}", stage.name);
    }
    let entry = attempt(stage);
    // What was edited meanwhile has not been looked at.
    let is_same = unchanged::fingerprint(tree::root(), inputs).as_ref() == Some(&before);
    if matches!(entry.outcome, Outcome::Passed(_))
        && is_same
        && let Err(error) = successes.add(stage.name, &before)
    {
        println!("--- {}: it will be done again next time: {error}", stage.name);
    }
    entry
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
