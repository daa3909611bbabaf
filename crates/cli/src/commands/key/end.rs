//! `chatelaine key expire` and `key remind`.

use chatelaine_console::view::{KeyExpiryView, SystemView};
use chatelaine_model::{KeyId, Power};

use super::known;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::input::End;
use crate::output::instant;
use crate::shape::EndShape;

/// Sets another end of a key on its server.
pub(crate) async fn expire(desk: &Desk, server: &str, id: &str, at: End) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::ChangeExpiry, another_end(&desk.system(&server.system)?))?;
    let (id, expires) = (KeyId::new(id), at.instant(desk.now()));
    known(desk, &server.id, async || desk.console.change_expiry(&server.id, &id, expires).await).await?;
    desk.out.answer(&EndShape { id, server: server.id, at: expires }, |page| {
        page.line(
            expires
                .map_or_else(|| "The key has no end.".into(), |at| format!("The key ends {}.", instant(at))),
        );
    })
}

/// What a system that sets no other end of keys does not offer.
fn another_end(system: &SystemView) -> &'static str {
    match system.keys.as_ref().map(|keys| keys.expiry) {
        None => "keys",
        Some(KeyExpiryView::None) => "an end of keys (a date kept here: `key remind`)",
        Some(KeyExpiryView::Optional | KeyExpiryView::Required) => {
            "another end of a key: it is fixed when the key is made"
        }
    }
}

/// Sets when the user wants to be reminded of a key.
pub(crate) async fn remind(desk: &Desk, server: &str, id: &str, at: End) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    let (id, at) = (KeyId::new(id), at.instant(desk.now()));
    known(desk, &server.id, async || desk.console.set_reminder(&server.id, &id, at).await).await?;
    desk.out.answer(&EndShape { id, server: server.id, at }, |page| {
        page.line(at.map_or_else(
            || "No reminder.".into(),
            |at| format!("Reminder {}. It is kept by Chatelaine; the server does not know it.", instant(at)),
        ));
    })
}
