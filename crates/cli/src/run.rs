//! From the command line to the exit code.

use std::io::Write;
use std::process::ExitCode;

use chatelaine_desktop::leave_no_core;
use chrono::Utc;
use clap::Parser;
use tracing_subscriber::EnvFilter;

use crate::args::{Args, Command};
use crate::commands;
use crate::desk::Desk;
use crate::failure::{ErrorLine, Exit, Failure};
use crate::output::{escaped, shown_lines};

/// Does what the command line says.
pub(crate) async fn run() -> ExitCode {
    start_log();
    leave_no_core();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return misunderstood(&error),
    };
    let json = args.json;
    let result = match &args.command {
        // It has a folder of its own and needs no profile.
        Command::Sandbox(command) => commands::sandbox(&args, command).await,
        _ => match Desk::open(&args) {
            Ok(desk) => match commands::run(&desk, &args.command).await {
                Ok(()) => {
                    desk.warn_of_ends().await;
                    Ok(())
                }
                Err(failure) => {
                    let line = ErrorLine::of(&failure);
                    let name = match &line.server {
                        Some(id) => desk.name_of(id).await,
                        None => None,
                    };
                    return tell(&failure, name.as_deref(), json);
                }
            },
            Err(failure) => Err(failure),
        },
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => tell(&failure, None, json),
    }
}

/// Says what went wrong, and gives the exit code.
fn tell(failure: &Failure, server: Option<&str>, json: bool) -> ExitCode {
    // Whoever reads has seen enough: `chatelaine key list | head`.
    if matches!(failure, Failure::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe) {
        return ExitCode::SUCCESS;
    }
    let line = ErrorLine::of(failure);
    let text = match json {
        true => serde_json::to_string(&line)
            .map_or_else(|_| "{\"code\":\"internal\"}".into(), |text| escaped(&text)),
        false => line.for_a_person(server, Utc::now()),
    };
    say(&text);
    ExitCode::from(failure.exit() as u8)
}

/// What clap has to say: help and version are no errors.
fn misunderstood(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        return if error.print().is_ok() { ExitCode::SUCCESS } else { ExitCode::from(Exit::Failed as u8) };
    }
    if std::env::args_os().any(|arg| arg == "--json") {
        let said = error.render().to_string();
        let first = said.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        return tell(&Failure::Usage(first), None, true);
    }
    say(error.render().to_string().trim_end());
    ExitCode::from(Exit::Usage as u8)
}

fn say(text: &str) {
    // Nobody is left to be told when standard error is gone.
    let _ = writeln!(std::io::stderr().lock(), "{}", shown_lines(text));
}

/// Silent unless `CHATELAINE_LOG` asks: standard error belongs to the one error object.
fn start_log() {
    let filter = EnvFilter::try_from_env("CHATELAINE_LOG").unwrap_or_else(|_| EnvFilter::new("off"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
