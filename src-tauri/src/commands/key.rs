//! Keys.

use chatelaine_console::view::{
    ClipboardView, CreateKeyRequest, CreatedKeyView, ExportFormat, ExportedView, KeyPageView, KeyQueryView,
};
use chatelaine_model::{KeyId, ServerId};
use chrono::{DateTime, Utc};

use super::{Answer, At};
use crate::save::Saved;

/// A screenful of the inventory.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_page(desk: At<'_>, query: KeyQueryView) -> Answer<KeyPageView> {
    Ok(desk.console().await.key_page(query).await?)
}

/// Asks where to, and writes all keys that match into that file; null when the user chose no file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_export(
    desk: At<'_>,
    query: KeyQueryView,
    format: ExportFormat,
    work: String,
) -> Answer<Option<ExportedView>> {
    let Some(target) = desk.save_as(Saved::Keys, format).await else { return Ok(None) };
    Ok(Some(desk.console().await.export_keys(query, None, target, &work).await?))
}

/// Reads the keys of one server, or of all that are signed in, into the inventory.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_refresh(desk: At<'_>, server: Option<ServerId>) -> Answer<()> {
    Ok(desk.console().await.refresh_keys(server.as_ref()).await?)
}

/// Whether a living key of that server has this name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_name_taken(desk: At<'_>, server: ServerId, name: String) -> Answer<bool> {
    Ok(desk.console().await.key_name_taken(&server, &name).await?)
}

/// Makes a key. The secret is sealed before the answer comes and is not in it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_create(desk: At<'_>, request: CreateKeyRequest) -> Answer<CreatedKeyView> {
    Ok(desk.console().await.create_key(request).await?)
}

/// Revokes a key, or deletes it where the system can only do that.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_revoke(desk: At<'_>, server: ServerId, key: KeyId) -> Answer<()> {
    Ok(desk.console().await.revoke_key(&server, &key).await?)
}

/// Takes a revocation back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_restore(desk: At<'_>, server: ServerId, key: KeyId) -> Answer<()> {
    Ok(desk.console().await.restore_key(&server, &key).await?)
}

/// Sets another end of a key on its server.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_change_expiry(
    desk: At<'_>,
    server: ServerId,
    key: KeyId,
    expires: Option<DateTime<Utc>>,
) -> Answer<()> {
    Ok(desk.console().await.change_expiry(&server, &key, expires).await?)
}

/// Sets when the user wants to be reminded of a key that has no end.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_remind(
    desk: At<'_>,
    server: ServerId,
    key: KeyId,
    at: Option<DateTime<Utc>>,
) -> Answer<()> {
    Ok(desk.console().await.set_reminder(&server, &key, at).await?)
}

/// Copies a key's secret to the clipboard, from here or from the server.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_copy(desk: At<'_>, server: ServerId, key: KeyId) -> Answer<ClipboardView> {
    Ok(desk.console().await.copy_key(&server, &key).await?)
}
