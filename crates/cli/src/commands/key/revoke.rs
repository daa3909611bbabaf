//! `chatelaine key revoke`.

use chatelaine_model::{KeyId, Power, ServerId};

use super::known;
use crate::desk::Desk;
use crate::failure::{ErrorLine, Exit, Failure};
use crate::shape::RevokedShape;

/// Revokes keys one after the other. What fails does not stop the rest.
pub(crate) async fn revoke(desk: &Desk, server: &str, ids: &[String], yes: bool) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::RevokeKey, "revoking keys")?;
    desk.agree(yes, &format!("Revoke {} of {}?", count(ids.len()), server.name))?;
    let (mut shapes, mut failures) = (Vec::new(), Vec::new());
    for id in ids {
        let id = KeyId::new(id.clone());
        let ended = one(desk, &server.id, &id).await;
        shapes.push(shape(&server.id, id, ended.as_ref().err()));
        failures.extend(ended.err());
    }
    let done = ids.len() - failures.len();
    // One key that failed is told as the one error it is.
    if ids.len() > 1 || done == 1 {
        desk.out.answer(&shapes, |page| {
            for shape in &shapes {
                let why =
                    shape.error.as_ref().map(|error| format!(": {}", error.message)).unwrap_or_default();
                page.line(format!("{}: {}{why}", shape.id, shape.outcome));
            }
        })?;
    }
    match failures.into_iter().next() {
        None => Ok(()),
        Some(first) if done == 0 => Err(first),
        Some(_) => Err(Failure::Partly { done, all: ids.len(), server: Some(server.id) }),
    }
}

async fn one(desk: &Desk, server: &ServerId, id: &KeyId) -> Result<(), Failure> {
    known(desk, server, async || desk.console.revoke_key(server, id).await).await
}

fn shape(server: &ServerId, id: KeyId, failure: Option<&Failure>) -> RevokedShape {
    let outcome = match failure.map(Failure::exit) {
        None => "done",
        Some(Exit::Unknown) => "unknown",
        Some(_) => "failed",
    };
    RevokedShape { id, server: server.clone(), outcome, error: failure.map(ErrorLine::of) }
}

fn count(keys: usize) -> String {
    if keys == 1 { "this key".into() } else { format!("these {keys} keys") }
}
