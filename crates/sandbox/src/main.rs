//! The sandbox started alone: prints where the servers are and who may sign in, and runs until Ctrl C.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chatelaine_model::Clock;
use chatelaine_sandbox::{Sandbox, SandboxError, SandboxOptions};
use chrono::{DateTime, Utc};
use clap::Parser;

/// Five made-up servers on this computer, to try Chatelaine with.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// The folder that keeps what they remember.
    #[arg(long, default_value = "sandbox-data")]
    dir: PathBuf,
    /// The first port; without it free ones are taken, and kept.
    #[arg(long)]
    base_port: Option<u16>,
}

#[derive(Debug)]
struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), SandboxError> {
    let options =
        SandboxOptions { dir: arguments.dir, base_port: arguments.base_port, clock: Arc::new(SystemClock) };
    let sandbox = Sandbox::start(options).await?;
    show(&sandbox);
    // Without signals there is nothing to wait for but the end of the process.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
    sandbox.stop().await;
    Ok(())
}

#[allow(clippy::print_stdout, reason = "a program for a terminal; the passwords it prints are made up")]
fn show(sandbox: &Sandbox) {
    for server in sandbox.servers() {
        println!("{:<28} {}", server.name, server.address);
        for person in sandbox.people().iter().filter(|person| person.system == server.system) {
            println!("    {:<8} {}  {}  ({})", person.way, person.login, person.password, person.about);
        }
    }
    println!("Ctrl C stops them.");
}

#[allow(clippy::print_stderr, reason = "a program for a terminal")]
fn complain(error: &SandboxError) {
    eprintln!("{error}");
}
