//! `chatelaine server`.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chatelaine_console::view::{AddServerRequest, ClientCertificateRequest, TrustRequest};
use chatelaine_model::{EnvironmentMark, SystemId};

use crate::args::{AddServer, Mark, ServerCommand, Trust};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::input::read_text;
use crate::output::word;
use crate::shape::{ProbeShape, ServerShape};

/// Does a command on the list of servers.
pub(crate) async fn run(desk: &Desk, command: &ServerCommand) -> Result<(), Failure> {
    match command {
        ServerCommand::Add(args) => add(desk, args).await,
        ServerCommand::List => list(desk).await,
        ServerCommand::Show { server } => show(desk, server).await,
        ServerCommand::Test { server } => test(desk, server).await,
        ServerCommand::Remove { server, yes } => remove(desk, server, *yes).await,
    }
}

async fn add(desk: &Desk, args: &AddServer) -> Result<(), Failure> {
    let system = SystemId::new(args.system.clone());
    desk.system(&system)?;
    let request = AddServerRequest {
        name: args.name.clone(),
        system,
        address: args.url.clone(),
        mark: match args.mark {
            Mark::Production => EnvironmentMark::Production,
            Mark::Test => EnvironmentMark::Test,
        },
        trust: trust(desk, &args.trust)?,
        options: args
            .set
            .iter()
            .map(|pair| (pair.key.clone(), pair.value.clone()))
            .collect::<BTreeMap<_, _>>(),
    };
    let shape = ServerShape::from(&desk.console.add_server(request).await?);
    desk.out.answer(&shape, |page| {
        page.line(format!("Added. Try it: chatelaine server test '{}'", args.name));
    })
}

/// How the server is trusted, as the arguments say it.
fn trust(desk: &Desk, args: &Trust) -> Result<TrustRequest, Failure> {
    let certificate = match &args.client_certificate {
        None => None,
        Some(path) => {
            let passphrase =
                args.client_passphrase_file.as_ref().map(|path| desk.files.secret(path)).transpose()?;
            Some(ClientCertificateRequest {
                file: STANDARD.encode(desk.files.bytes(path)?.as_slice()),
                passphrase: passphrase.map(|secret| secret.expose().to_owned()),
            })
        }
    };
    Ok(TrustRequest {
        authority: args.ca.as_ref().map(|path| read_text(path)).transpose()?,
        pin: args.pin.clone(),
        plain_http: args.allow_http,
        client_certificate: certificate,
    })
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

async fn show(desk: &Desk, server: &str) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    let shape = ServerShape::from(&server);
    desk.out.answer(&shape, |page| {
        page.facts(vec![
            ("Name", Some(server.name.clone())),
            ("Id", Some(server.id.to_string())),
            ("System", Some(server.system.to_string())),
            ("URL", Some(server.address.clone())),
            ("Mark", Some(word(&server.mark))),
        ]);
    })
}

async fn test(desk: &Desk, server: &str) -> Result<(), Failure> {
    let server = desk.server(server).await?;
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
