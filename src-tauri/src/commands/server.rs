//! The list of servers.

use chatelaine_console::view::{AddServerRequest, ProbeRequest, ProbeView, ServerView};
use chatelaine_model::ServerId;

use super::{Answer, At};

/// Tries an address before it is added.
#[tauri::command]
#[specta::specta]
pub(crate) async fn server_probe(desk: At<'_>, request: ProbeRequest, work: String) -> Answer<ProbeView> {
    Ok(desk.console().await.probe(request, &work).await?)
}

/// Adds a server.
#[tauri::command]
#[specta::specta]
pub(crate) async fn server_add(desk: At<'_>, request: AddServerRequest) -> Answer<ServerView> {
    Ok(desk.console().await.add_server(request).await?)
}

/// Forgets a server, its session and its saved secrets on this computer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn server_remove(desk: At<'_>, server: ServerId) -> Answer<()> {
    Ok(desk.console().await.remove_server(&server).await?)
}
