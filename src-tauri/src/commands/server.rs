//! The list of servers.

use chatelaine_console::view::{
    AddServerRequest, ChangeServerRequest, ProbeRequest, ProbeView, ServerDetailsView, ServerView,
};
use chatelaine_model::ServerId;

use super::{Answer, At};

/// Tries an address before it is added.
#[tauri::command]
#[specta::specta]
pub(crate) async fn server_probe(desk: At<'_>, request: ProbeRequest, work: String) -> Answer<ProbeView> {
    Ok(desk.console().probe(request, &work).await?)
}

/// Adds a server.
#[tauri::command]
#[specta::specta]
pub(crate) async fn server_add(desk: At<'_>, request: AddServerRequest) -> Answer<ServerView> {
    Ok(desk.console().add_server(request).await?)
}

/// Forgets a server, its session and its saved secrets on this computer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn server_remove(desk: At<'_>, server: ServerId) -> Answer<()> {
    Ok(desk.console().remove_server(&server).await?)
}

/// One server in full: how it is trusted and spoken to, and what of that is assumed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn server_details(desk: At<'_>, server: ServerId) -> Answer<ServerDetailsView> {
    Ok(desk.console().server_details(&server).await?)
}

/// Changes what is known here of a server.
#[tauri::command]
#[specta::specta]
pub(crate) async fn server_change(desk: At<'_>, request: ChangeServerRequest) -> Answer<ServerView> {
    Ok(desk.console().change_server(request).await?)
}

/// Accepts assumed facts for a server.
#[tauri::command]
#[specta::specta]
pub(crate) async fn assumed_accept(desk: At<'_>, server: ServerId, tables: Vec<String>) -> Answer<()> {
    Ok(desk.console().accept_assumed(&server, tables).await?)
}
