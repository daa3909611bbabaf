//! `chatelaine server add`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chatelaine_console::view::{
    AddServerRequest, ChangeServerRequest, ClientCertificateRequest, ServerView, TrustRequest,
};
use chatelaine_model::{EnvironmentMark, SystemId};

use super::super::definition::document;
use super::change::differences;
use crate::args::{AddServer, Mark, Trust};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::input::{Pair, read_text};
use crate::output::quoted;
use crate::shape::ServerShape;

/// Adds a server. Nothing is sent to it.
pub(super) async fn add(desk: &Desk, args: &AddServer) -> Result<(), Failure> {
    let system = system(desk, args).await?;
    let (corrections, options): (Vec<Pair>, Vec<Pair>) = args.set.iter().cloned().partition(Pair::is_place);
    // A certificate of one's own is sealed; and a server whose corrections are refused is forgotten again, with what is
    // sealed of it.
    if !corrections.is_empty() || args.trust.client_certificate.is_some() {
        desk.unseal().await?;
    }
    let request = AddServerRequest {
        name: args.name.clone(),
        system,
        address: args.url.clone(),
        mark: match args.mark {
            Mark::Production => EnvironmentMark::Production,
            Mark::Test => EnvironmentMark::Test,
        },
        trust: trust(desk, &args.trust)?,
        options: options.iter().map(|pair| (pair.key.clone(), pair.value.clone())).collect(),
    };
    let mut added = desk.console.add_server(request).await?;
    if !corrections.is_empty() {
        added = correct(desk, added, &corrections).await?;
    }
    let shape = ServerShape::from(&added);
    desk.out.answer(&shape, |page| {
        page.line(format!("Added. Try it: chatelaine server test {}", quoted(&args.name)));
    })
}

/// The kind of the server: a definition that is added now, or one that is there.
async fn system(desk: &Desk, args: &AddServer) -> Result<SystemId, Failure> {
    let said = args.system.as_ref().map(|id| SystemId::new(id.clone()));
    let Some(path) = &args.definition else {
        return Ok(desk.system(&said.unwrap_or_else(|| SystemId::new("")))?.id);
    };
    let (file, text) = document(path)?;
    let id = desk.console.check_definition(&file, &text)?.system.id;
    if let Some(said) = said.filter(|said| *said != id) {
        return Err(Failure::Usage(format!("the definition is of the system '{id}', not '{said}'")));
    }
    Ok(desk.console.add_definition(&file, &text).await?.id)
}

async fn correct(desk: &Desk, added: ServerView, corrections: &[Pair]) -> Result<ServerView, Failure> {
    let (_, corrections) = differences(desk, &added.id, corrections, &[]).await?;
    let request = ChangeServerRequest {
        server: added.id.clone(),
        name: None,
        address: None,
        mark: None,
        options: None,
        corrections,
        trust: None,
    };
    match desk.console.change_server(request).await {
        Ok(corrected) => Ok(corrected),
        Err(refused) => {
            desk.console.remove_server(&added.id).await?;
            Err(refused.into())
        }
    }
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
