//! The ledger against its budgets: `budgets`, as `cargo xtask bench ledger` calls it. Fills a ledger with the keys of
//! many servers, asks it what a window asks, and ends with 1 when a budget is not met.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal: printing is its job"
)]

mod keys;
mod memory;
mod questions;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chatelaine_ledger::{KeyQuery, Ledger, PAGE_LIMIT, SqliteLedger};

/// All keys together.
const KEYS: usize = 100_000;
/// The servers they are on.
const SERVERS: usize = 40;
/// How often each question is asked.
const ROUNDS: usize = 5;

/// What may be taken at most.
const IMPORT: Duration = Duration::from_secs(3);
const OPEN: Duration = Duration::from_millis(500);
const ANSWER: Duration = Duration::from_millis(50);
/// A search looks through the words of every key, and is asked for when typing has rested longer than this.
const SEARCH: Duration = Duration::from_millis(100);
const MEMORY: u64 = 200 * 1024;

fn main() -> ExitCode {
    match measure() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("budgets: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Tells whether all budgets are met.
fn measure() -> Result<bool, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("ledger.sqlite");
    let mut table = Table::default();
    println!("{KEYS} keys of {SERVERS} servers\n");
    println!("{:<58} {:>12} {:>12}  verdict", "measured", "taken", "budget");
    table.time("import of all", import(&path)?, IMPORT);
    table.time("the same list again, nothing changed", import(&path)?, IMPORT);

    let began = Instant::now();
    let ledger = SqliteLedger::open(&path)?;
    ledger.servers()?;
    ledger.page(&KeyQuery::default(), keys::now())?;
    table.time("open, and the first page", began.elapsed(), OPEN);

    let mut longest = 0;
    for (name, queries) in questions::all() {
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            for query in &queries {
                let began = Instant::now();
                let page = ledger.page(query, keys::now())?;
                times.push(began.elapsed());
                longest = longest.max(page.rows.len());
            }
        }
        let budget = if queries.iter().any(|query| query.search.is_some()) { SEARCH } else { ANSWER };
        table.time(&format!("{name}, 95th percentile"), percentile(&mut times), budget);
    }
    table.row(
        "rows of the longest page",
        &longest.to_string(),
        &PAGE_LIMIT.to_string(),
        longest <= PAGE_LIMIT as usize,
    );
    match memory::peak() {
        Some(peak) => table.row(
            "peak memory of this process",
            &format!("{:.1} MB", megabytes(peak)),
            &format!("{:.0} MB", megabytes(MEMORY)),
            peak < MEMORY,
        ),
        None => println!("{:<58} {:>12}", "peak memory of this process", "not told here"),
    }
    Ok(table.met)
}

/// Takes over the lists of all servers, one after the other, as refreshing them does.
fn import(path: &Path) -> Result<Duration, Box<dyn Error>> {
    let ledger = SqliteLedger::open(path)?;
    let servers: Vec<_> = (0..SERVERS).map(keys::server).collect();
    let lists: Vec<_> = (0..SERVERS).map(|server| keys::list(server, KEYS / SERVERS)).collect();
    let began = Instant::now();
    for (server, list) in servers.iter().zip(&lists) {
        ledger.put_server(server)?;
        ledger.refresh(&server.id, list, keys::now())?;
    }
    Ok(began.elapsed())
}

/// The lines of the answer.
struct Table {
    met: bool,
}

impl Default for Table {
    fn default() -> Self {
        Self { met: true }
    }
}

impl Table {
    fn time(&mut self, name: &str, taken: Duration, budget: Duration) {
        let written = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
        self.row(name, &written(taken), &written(budget), taken <= budget);
    }

    fn row(&mut self, name: &str, taken: &str, budget: &str, met: bool) {
        println!("{name:<58} {taken:>12} {budget:>12}  {}", if met { "met" } else { "OVER" });
        self.met &= met;
    }
}

fn percentile(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    let place = (times.len() * 95).div_ceil(100).saturating_sub(1);
    times.get(place).copied().unwrap_or_default()
}

#[allow(clippy::cast_precision_loss, reason = "kilobytes of one process are far below 2^52")]
fn megabytes(kilobytes: u64) -> f64 {
    kilobytes as f64 / 1024.0
}
