//! `chatelaine key secret`.

use std::path::Path;

use chatelaine_console::view::SecretChoice;
use chatelaine_model::KeyId;

use super::known;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::secret_file::Handover;
use crate::shape::HandedShape;

/// Hands over a secret that is kept here, that waits to be confirmed, or that the server gives again.
pub(crate) async fn secret(desk: &Desk, server: &str, id: &str, path: &Path) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    let key = KeyId::new(id);
    let mut handover = Handover::prepare(path)?;
    let out = if matches!(handover, Handover::Stdout) { desk.out.aside() } else { desk.out };
    let unfinished = desk.console.app().await?.unfinished;
    let waiting = unfinished
        .into_iter()
        .filter_map(|waiting| waiting.created)
        .find(|created| created.server == server.id && created.key == key);
    let secret = match &waiting {
        Some(created) => desk.console.reveal_secret(&created.operation).await.map_err(Failure::from),
        None => known(desk, &server.id, async || desk.console.hand_over_key(&server.id, &key).await).await,
    };
    let secret = match secret {
        Ok(secret) => secret,
        Err(failure) => {
            handover.withdraw();
            return Err(failure);
        }
    };
    handover.write(&secret).map_err(|source| Failure::NotHandedOver {
        server: server.id.clone(),
        key: key.clone(),
        source,
    })?;
    // What belongs to a rotation is needed for its check, and settled there.
    if let Some(created) = &waiting
        && !of_rotation(desk, &created.operation).await?
    {
        desk.console.settle_secret(&created.operation, SecretChoice::Remove).await?;
    }
    out.answer(&HandedShape { id: key, server: server.id, secret: "handed_over" }, |page| {
        page.line("The secret was handed over.");
    })
}

async fn of_rotation(desk: &Desk, creation: &chatelaine_model::OperationId) -> Result<bool, Failure> {
    let rotations = desk.console.operations().await?.rotations;
    Ok(rotations.iter().any(|rotation| rotation.successor.as_ref() == Some(creation)))
}
