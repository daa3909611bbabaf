//! `chatelaine key copy`.

use std::time::Duration;

use chatelaine_console::ConsoleError;
use chatelaine_console::view::ClipboardView;
use chatelaine_model::{KeyId, ServerId};

use super::known;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::shape::CopiedShape;

/// Puts a key's secret into the clipboard and stays until it is cleared: on X11 and Wayland the program that copied
/// serves the clipboard, and nobody else would clear it. Ctrl-C clears at once.
pub(crate) async fn copy(desk: &Desk, server: &str, id: &str) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    let id = KeyId::new(id);
    let view = known(desk, &server.id, async || put(desk, &server.id, &id).await).await?;
    let shape = CopiedShape { id, server: server.id, clears: view.clears };
    desk.out.answer(&shape, |page| {
        page.line(format!("In the clipboard for {} s. Ctrl-C clears it now.", view.span));
    })?;
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = tokio::time::sleep(Duration::from_secs(view.span.into())) => {}
    }
    desk.console.clear_clipboard().await?;
    Ok(())
}

/// The secret of a key that was just made and waits for a choice, else the one that is kept or that the server gives
/// again.
async fn put(desk: &Desk, server: &ServerId, id: &KeyId) -> Result<ClipboardView, ConsoleError> {
    let waiting = desk.console.app().await?.unfinished.into_iter().find(|unfinished| {
        unfinished.server == *server && unfinished.created.as_ref().is_some_and(|created| created.key == *id)
    });
    if let Some(waiting) = waiting {
        return desk.console.copy_secret(&waiting.operation).await;
    }
    desk.console.copy_key(server, id).await
}
