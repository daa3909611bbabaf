//! A bulk against a plain script: `bulk`, as `cargo xtask bench bulk` calls it. Both end a thousand keys of one server,
//! one request after the other over one connection, in turn, and the bulk may take 1.3 times as long at most.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal: printing is its job"
)]

mod desk;
mod plain;

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use chatelaine_console::SystemClock;
use chatelaine_sandbox::{Sandbox, SandboxOptions};

use desk::Desk;
use plain::Plain;

/// How many keys each of the two ends in a round.
const KEYS: usize = 1000;
const ROUNDS: usize = 5;
/// What the bulk may take at most, as a multiple of the script.
const TARGET: f64 = 1.3;

#[tokio::main]
async fn main() -> ExitCode {
    match measure().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bulk: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Tells whether the target is met.
async fn measure() -> Result<bool, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let dir = folder.path().join("servers");
    // Its private tokens have no limit on requests, and each is deleted by a request of its own.
    let sandbox =
        Sandbox::start(SandboxOptions { dir, base_port: None, clock: Arc::new(SystemClock) }).await?;
    let servers = sandbox.servers();
    let server = servers.iter().find(|server| server.system.as_str() == "haut").ok_or("no such server")?;
    let people = sandbox.people();
    let person = people
        .iter()
        .find(|person| person.system == server.system && person.way == "password")
        .ok_or("nobody can sign in")?;
    let plain = Plain::sign_in(&server.address, person).await?;
    let desk = Desk::sign_in(&folder.path().join("profile"), server, person).await?;

    let (mut scripts, mut bulks) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let ids = plain.create(&format!("script-{round}"), KEYS).await?;
        plain.create(&format!("bulk-{round}"), KEYS).await?;
        desk.read().await?;
        // Whoever goes second in one round goes first in the next.
        if round % 2 == 0 {
            scripts.push(plain.delete(&ids).await?);
            bulks.push(desk.revoke(&format!("bulk-{round}"), KEYS).await?);
        } else {
            bulks.push(desk.revoke(&format!("bulk-{round}"), KEYS).await?);
            scripts.push(plain.delete(&ids).await?);
        }
        println!("round {} of {ROUNDS}: script {:.0?}, bulk {:.0?}", round + 1, scripts[round], bulks[round]);
    }
    let (script, bulk) = (median(scripts), median(bulks));
    let longer = bulk.as_secs_f64() / script.as_secs_f64();
    println!(
        "\n{KEYS} keys, median: script {script:.0?}, bulk {bulk:.0?}, ratio {longer:.2}; target: at most {TARGET}"
    );
    Ok(longer <= TARGET)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
