//! `chatelaine key restore`.

use chatelaine_model::{KeyId, Power};

use super::known;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::shape::ChangedShape;

/// Takes a revocation back.
pub(crate) async fn restore(desk: &Desk, server: &str, id: &str) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::RestoreKey, "taking a revocation back")?;
    let id = KeyId::new(id);
    known(desk, &server.id, async || desk.console.restore_key(&server.id, &id).await).await?;
    desk.out.answer(&ChangedShape { id, server: server.id }, |page| page.line("The key works again."))
}
