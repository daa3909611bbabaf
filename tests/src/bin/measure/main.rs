//! Start and memory of the window against an empty one: `measure WINDOW EMPTY RUNS`, as `cargo xtask bench` calls it.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal: printing is its job"
)]

mod memory;
mod screen;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use chatelaine_tests::HarnessError;
use chatelaine_tests::desktop::Desktop;

/// What the window may take at most, as a multiple of the empty one.
const TARGET: f64 = 1.3;

/// One start of one window.
#[derive(Debug, Clone, Copy)]
struct Start {
    /// From the process to what it shows.
    painted: screen::Painted,
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
///
/// Profiles are new each time. What the graphics system keeps of compiled shaders stays from one start to the next, as
/// on any computer that has shown a window before, and the first start of each, which fills it, does not count.
async fn measure(window: &OsString, empty: &OsString, runs: u32) -> Result<bool, HarnessError> {
    let (mut bare, mut own, mut sandbox) = (Vec::new(), Vec::new(), Vec::new());
    let cache =
        tempfile::tempdir().map_err(|source| HarnessError::File { path: "a folder".into(), source })?;
    for run in 0..=runs {
        let starts = [
            start(empty, &[], cache.path()).await?,
            start(window, &[], cache.path()).await?,
            start(window, &["--sandbox"], cache.path()).await?,
        ];
        if run > 0 {
            bare.push(starts[0]);
            own.push(starts[1]);
            sandbox.push(starts[2]);
            println!("run {run} of {runs}");
        }
    }
    println!("\n{:<20} {:>14} {:>14} {:>14}", "median", "first screen", "with all in it", "memory (PSS)");
    for (name, starts) in [("empty window", &bare), ("window", &own), ("window on sandbox", &sandbox)] {
        let Medians { first, whole, memory } = medians(starts);
        println!("{name:<20} {first:>11.0} ms {whole:>11.0} ms {:>10.1} MiB", memory / 1024.0);
    }
    let (one, other) = (medians(&own), medians(&bare));
    let (slower, larger) = (one.first / other.first, one.memory / other.memory);
    println!(
        "\nwindow to empty window: first screen {slower:.2}, with all in it {:.2}, memory {larger:.2}; target for \
         first screen and memory: at most {TARGET}",
        one.whole / other.whole
    );
    Ok(slower <= TARGET && larger <= TARGET)
}

async fn start(program: &OsString, args: &[&str], cache: &Path) -> Result<Start, HarnessError> {
    let desktop = Desktop::start().await?;
    let blank = desktop.display().pixels()?;
    let mut command = desktop.command(&program.to_string_lossy());
    command.env("XDG_CACHE_HOME", cache);
    command.args(args).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let mut child = screen::Watched::start(command)?;
    let painted = child.watch(desktop.display(), blank)?;
    // A window that has painted itself once may have one frame in memory or two already. One that is used has two.
    desktop.display().repaint_windows()?;
    let memory = memory::of_tree(child.id());
    Ok(Start { painted, memory })
}

/// Milliseconds and kB.
struct Medians {
    first: f64,
    whole: f64,
    memory: f64,
}

fn medians(starts: &[Start]) -> Medians {
    let of = |figure: fn(&Start) -> f64| median(starts.iter().map(figure).collect());
    Medians {
        first: of(|start| start.painted.first.as_secs_f64() * 1000.0),
        whole: of(|start| start.painted.whole.as_secs_f64() * 1000.0),
        #[allow(clippy::cast_precision_loss, reason = "kilobytes of one process tree are far below 2^52")]
        memory: of(|start| start.memory as f64),
    }
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
