//! Start and memory of the window against an empty one: `measure WINDOW EMPTY RUNS`, as `cargo xtask bench` calls it.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal: printing is its job"
)]

mod memory;
mod screen;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Duration;

use chatelaine_tests::HarnessError;
use chatelaine_tests::desktop::Desktop;

/// What the window may take at most, as a multiple of the empty one.
const TARGET: f64 = 1.3;

/// One start of one window.
#[derive(Debug, Clone, Copy)]
struct Start {
    /// From the process to the first painted screen.
    painted: Duration,
    /// Proportional set size over the process tree, in kB.
    memory: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let [window, empty, runs] = args.as_slice() else {
        eprintln!("usage: measure WINDOW EMPTY RUNS");
        return ExitCode::FAILURE;
    };
    let Some(runs) = runs.to_str().and_then(|runs| runs.parse().ok()).filter(|runs| *runs > 0) else {
        eprintln!("measure: the number of runs must be 1 or more");
        return ExitCode::FAILURE;
    };
    match measure(window, empty, runs).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("measure: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Starts the windows in turn, so that what else the machine does hits all alike, and tells whether the targets are met.
async fn measure(window: &OsString, empty: &OsString, runs: u32) -> Result<bool, HarnessError> {
    let (mut bare, mut own, mut sandbox) = (Vec::new(), Vec::new(), Vec::new());
    for run in 1..=runs {
        bare.push(start(empty, &[]).await?);
        own.push(start(window, &[]).await?);
        sandbox.push(start(window, &["--sandbox"]).await?);
        println!("run {run} of {runs}");
    }
    println!("\n{:<20} {:>14} {:>14}", "median", "first screen", "memory (PSS)");
    for (name, starts) in [("empty window", &bare), ("window", &own), ("window on sandbox", &sandbox)] {
        let (painted, memory) = medians(starts);
        println!("{name:<20} {painted:>11.0} ms {:>10.1} MiB", memory / 1024.0);
    }
    let (painted_bare, memory_bare) = medians(&bare);
    let (painted, memory) = medians(&own);
    let (slower, larger) = (painted / painted_bare, memory / memory_bare);
    println!(
        "\nwindow to empty window: first screen {slower:.2}, memory {larger:.2}; target at most {TARGET}"
    );
    Ok(slower <= TARGET && larger <= TARGET)
}

async fn start(program: &OsString, args: &[&str]) -> Result<Start, HarnessError> {
    let desktop = Desktop::start().await?;
    let blank = desktop.display().pixels()?;
    let mut command = desktop.command(&program.to_string_lossy());
    command.args(args).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let mut child = screen::Watched::start(command)?;
    let painted = child.first_screen(desktop.display(), blank)?;
    let memory = memory::of_tree(child.id());
    Ok(Start { painted, memory })
}

/// Milliseconds and kB.
fn medians(starts: &[Start]) -> (f64, f64) {
    let painted = starts.iter().map(|start| start.painted.as_secs_f64() * 1000.0).collect();
    #[allow(clippy::cast_precision_loss, reason = "kilobytes of one process tree are far below 2^52")]
    let memory = starts.iter().map(|start| start.memory as f64).collect();
    (median(painted), median(memory))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { f64::midpoint(values[middle - 1], values[middle]) }
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_middle_or_the_middle_of_the_two() {
        assert!((median(vec![9.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median(vec![9.0, 1.0, 2.0, 4.0]) - 3.0).abs() < f64::EPSILON);
    }
}
