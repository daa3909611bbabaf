//! The sandbox started alone: prints where the servers are, who may sign in and what is mailed, and runs until
//! Ctrl C.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chatelaine_model::Clock;
use chatelaine_sandbox::{Mail, Sandbox, SandboxError, SandboxOptions};
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
    let dir = arguments.dir.clone();
    let options =
        SandboxOptions { dir: arguments.dir, base_port: arguments.base_port, clock: Arc::new(SystemClock) };
    let sandbox = Sandbox::start(options).await?;
    let mut mails = sandbox.arrivals()?;
    show(&sandbox, &dir);
    let stop = interrupted();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            new = mails.next() => new?.iter().for_each(tell),
        }
    }
    sandbox.stop().await;
    Ok(())
}

async fn interrupted() {
    // Without signals there is nothing to wait for but the end of the process.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[allow(clippy::print_stdout, reason = "a program for a terminal; the passwords it prints are made up")]
fn show(sandbox: &Sandbox, dir: &Path) {
    for server in sandbox.servers() {
        println!("{:<28} {}", server.name, server.address);
        for person in sandbox.people().iter().filter(|person| person.system == server.system) {
            println!("    {:<8} {}  {}  ({})", person.way, person.login, person.password, person.about);
        }
    }
    println!("Mails with their codes are shown here as they arrive.");
    println!(
        "{} holds address and token of a port that tells tests all mails and secrets.",
        dir.join("truth.json").display()
    );
    println!("Ctrl C stops them.");
}

#[allow(clippy::print_stdout, reason = "a program for a terminal; the codes it prints are made up")]
fn tell(mail: &Mail) {
    let code = mail.code.as_ref().map(|code| format!(" (code {code})")).unwrap_or_default();
    println!("Mail to {}: {}{code}", mail.to, mail.subject);
}

#[allow(clippy::print_stderr, reason = "a program for a terminal")]
fn complain(error: &SandboxError) {
    eprintln!("{error}");
}
