//! `chatelaine sandbox serve`.

use std::sync::Arc;

use chatelaine_console::SystemClock;
use chatelaine_console::view::ProfileKind;
use chatelaine_sandbox::{Mail, Person, Sandbox, SandboxOptions};
use serde::Serialize;

use crate::args::Args;
use crate::desk::root;
use crate::failure::Failure;
use crate::output::Output;

/// What stands on the first line.
#[derive(Serialize)]
struct Serving {
    servers: Vec<Served>,
}

/// One made-up server.
#[derive(Serialize)]
struct Served {
    system: String,
    name: String,
    url: String,
    people: Vec<Somebody>,
}

/// A made-up person; the password opens nothing else.
#[derive(Serialize)]
struct Somebody {
    way: String,
    login: String,
    password: String,
    about: String,
}

/// A made-up mail, one line each.
#[derive(Serialize)]
struct Mailed {
    to: String,
    subject: String,
    code: Option<String>,
}

/// Runs the sandbox until it is interrupted. Its data lie beside the window's sandbox and apart from it, so that both
/// can run at once.
pub(crate) async fn serve(args: &Args, base_port: Option<u16>) -> Result<(), Failure> {
    let dir = chatelaine_desktop::profile(&root(args)?, ProfileKind::Sandbox).join("served");
    let sandbox = Sandbox::start(SandboxOptions { dir, base_port, clock: Arc::new(SystemClock) }).await?;
    let out = Output::new(args.json);
    let mut mails = sandbox.arrivals()?;
    show(out, &sandbox)?;
    let stop = interrupted();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            new = mails.next() => new?.into_iter().try_for_each(|mail| tell(out, mail))?,
        }
    }
    sandbox.stop().await;
    Ok(())
}

fn show(out: Output, sandbox: &Sandbox) -> Result<(), Failure> {
    let people = sandbox.people();
    let servers = sandbox.servers().into_iter().map(|server| Served {
        people: people.iter().filter(|person| person.system == server.system).map(somebody).collect(),
        system: server.system.to_string(),
        name: server.name,
        url: server.address,
    });
    let serving = Serving { servers: servers.collect() };
    let mut lines = Vec::new();
    for server in &serving.servers {
        lines.push(format!("{:<10} {}", server.system, server.url));
        for person in &server.people {
            lines.push(format!(
                "    {:<8} {}  {}  ({})",
                person.way, person.login, person.password, person.about
            ));
        }
    }
    lines.push("Ctrl-C stops them.".into());
    out.event(&serving, &lines.join("\n"))
}

fn somebody(person: &Person) -> Somebody {
    Somebody {
        way: person.way.clone(),
        login: person.login.clone(),
        password: person.password.clone(),
        about: person.about.clone(),
    }
}

fn tell(out: Output, mail: Mail) -> Result<(), Failure> {
    let code = mail.code.as_ref().map(|code| format!(" (code {code})")).unwrap_or_default();
    let line = format!("Mail to {}: {}{code}", mail.to, mail.subject);
    out.event(&Mailed { to: mail.to, subject: mail.subject, code: mail.code }, &line)
}

/// Waits for Ctrl-C, and on Unix for being asked to end.
async fn interrupted() {
    #[cfg(unix)]
    if let Ok(mut asked) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = asked.recv() => {}
        }
        return;
    }
    // Without signals there is nothing to wait for but the end of the process.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
