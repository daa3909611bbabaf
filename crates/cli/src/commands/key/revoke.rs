//! `chatelaine key revoke`.

use chatelaine_console::view::BulkSelection;
use chatelaine_model::{BulkDeed, KeyId, Power, ServerId};

use super::{bulk, known};
use crate::args::RevokeKeys;
use crate::desk::Desk;
use crate::failure::{ErrorLine, Failure};
use crate::shape::RevokedShape;

/// Revokes one key, or many as a bulk.
pub(crate) async fn revoke(desk: &Desk, args: &RevokeKeys) -> Result<(), Failure> {
    let server = match &args.server {
        Some(given) => Some(desk.server(given).await?),
        None => None,
    };
    if let Some(server) = &server {
        desk.offers(server, Power::RevokeKey, "revoking keys")?;
    }
    match (&server, args.ids.as_slice()) {
        (Some(_), []) | (None, _) if args.status.is_empty() => {
            Err(Failure::Usage("say which keys: their ids, or --status".into()))
        }
        (Some(server), [id]) if !args.dry_run => {
            desk.agree(args.yes, &format!("Revoke this key of {}?", server.name))?;
            one(desk, &server.id, KeyId::new(id.clone())).await
        }
        (Some(server), ids) if !ids.is_empty() => {
            bulk::named(desk, server, ids, args.yes, args.dry_run).await
        }
        (server, _) => {
            let selection = BulkSelection::Query {
                search: None,
                statuses: args.status.iter().map(|status| (*status).into()).collect(),
                servers: server.iter().map(|server| server.id.clone()).collect(),
                except: Vec::new(),
            };
            bulk::read(desk, server.as_ref()).await?;
            bulk::run(desk, BulkDeed::Revoke, selection, args.yes, args.dry_run).await
        }
    }
}

/// One key, whose failure is told as the one error it is.
async fn one(desk: &Desk, server: &ServerId, id: KeyId) -> Result<(), Failure> {
    known(desk, server, async || desk.console.revoke_key(server, &id).await).await?;
    let shape = RevokedShape { id, server: server.clone(), outcome: "done", error: None::<ErrorLine> };
    desk.out.answer(&[&shape], |page| page.line(format!("{}: done", shape.id)))
}
