//! The same change of many keys.

use chatelaine_console::view::{
    BulkItemQuery, BulkPageView, BulkRequest, BulkView, ExportFormat, ExportedView,
};
use chatelaine_model::OperationId;

use super::{Answer, At};
use crate::save::Saved;

/// Freezes the items of a bulk, so that they can be shown. Nothing is sent.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_prepare(desk: At<'_>, request: BulkRequest) -> Answer<BulkView> {
    Ok(desk.console().await.prepare_bulk(request).await?)
}

/// Forgets a bulk that was prepared and never started.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_discard(desk: At<'_>, operation: OperationId) -> Answer<()> {
    Ok(desk.console().await.discard_bulk(&operation).await?)
}

/// Starts a bulk that was prepared, or goes on with one that is paused.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_start(desk: At<'_>, operation: OperationId) -> Answer<BulkView> {
    Ok(desk.console().await.start_bulk(&operation).await?)
}

/// Lets what is on its way end, and stands then.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_pause(desk: At<'_>, operation: OperationId) -> Answer<BulkView> {
    Ok(desk.console().await.pause_bulk(&operation).await?)
}

/// Ends a bulk for good: what is left stays as it was.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_stop(desk: At<'_>, operation: OperationId) -> Answer<BulkView> {
    Ok(desk.console().await.stop_bulk(&operation).await?)
}

/// Tries again what failed, or what was skipped for a reason that is gone: these items, or all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_retry(desk: At<'_>, operation: OperationId, items: Vec<u32>) -> Answer<BulkView> {
    Ok(desk.console().await.retry_bulk(&operation, items).await?)
}

/// Looks on the servers what became of the items without an answer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_check(desk: At<'_>, operation: OperationId) -> Answer<BulkView> {
    Ok(desk.console().await.check_bulk(&operation).await?)
}

/// Prepares a bulk that takes back what this one did, where the servers can.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_undo(desk: At<'_>, operation: OperationId) -> Answer<BulkView> {
    Ok(desk.console().await.undo_bulk(&operation).await?)
}

/// A bulk as it stands.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_view(desk: At<'_>, operation: OperationId) -> Answer<BulkView> {
    Ok(desk.console().await.bulk(&operation).await?)
}

/// A screenful of the items of a bulk.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_items(desk: At<'_>, query: BulkItemQuery) -> Answer<BulkPageView> {
    Ok(desk.console().await.bulk_items(query).await?)
}

/// Asks where to, and writes what became of each item into that file; null when the user chose no file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bulk_export(
    desk: At<'_>,
    operation: OperationId,
    format: ExportFormat,
    work: String,
) -> Answer<Option<ExportedView>> {
    let Some(target) = desk.save_as(Saved::Bulk, format).await else { return Ok(None) };
    Ok(Some(desk.console().await.export_bulk(&operation, target, &work).await?))
}
