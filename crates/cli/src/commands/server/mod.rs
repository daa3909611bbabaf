//! `chatelaine server`.

mod add;
mod change;
mod show;

pub(crate) use show::assumed;

use crate::args::ServerCommand;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::word;
use crate::shape::{ProbeShape, ServerShape};

/// Does a command on the list of servers.
pub(crate) async fn run(desk: &Desk, command: &ServerCommand) -> Result<(), Failure> {
    match command {
        ServerCommand::Add(args) => add::add(desk, args).await,
        ServerCommand::List => list(desk).await,
        ServerCommand::Show { server } => show::show(desk, server).await,
        ServerCommand::Test { server } => test(desk, server).await,
        ServerCommand::Set(args) => change::change(desk, args).await,
        ServerCommand::Remove { server, yes } => remove(desk, server, *yes).await,
    }
}

async fn list(desk: &Desk) -> Result<(), Failure> {
    let servers = desk.servers().await?;
    let shapes: Vec<ServerShape> = servers.iter().map(ServerShape::from).collect();
    desk.out.answer(&shapes, |page| {
        let rows = servers.iter().map(|server| {
            [server.name.clone(), server.system.to_string(), server.address.clone(), word(&server.mark)]
        });
        page.table(
            ["Name", "System", "URL", "Mark"],
            rows.collect(),
            "no servers: see `chatelaine server add`",
        );
    })
}

async fn test(desk: &Desk, server: &str) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    if desk.console.server_details(&server.id).await?.trust.client_certificate {
        // It lies sealed, and the server wants it before anything else.
        desk.unseal().await?;
    }
    let found = desk.console.test_server(&server.id).await?;
    desk.out.answer(&ProbeShape::from(&found), |page| {
        page.facts(vec![
            ("Answers", Some(format!("{} ms", found.latency))),
            ("Encrypted", Some(if found.tls { "yes" } else { "no" }.into())),
            ("Clock ahead", found.clock_apart.map(|apart| format!("{apart} s"))),
            ("Assumed", found.assumed.then(|| "what tells this system apart is assumed".into())),
        ]);
    })
}

async fn remove(desk: &Desk, server: &str, yes: bool) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.agree(yes, &format!("Forget {}, its session and the secrets kept of its keys?", server.name))?;
    desk.unseal().await?;
    desk.console.remove_server(&server.id).await?;
    desk.out
        .answer(&ServerShape::from(&server), |page| page.line(format!("{} is forgotten here.", server.name)))
}
