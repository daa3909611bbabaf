//! The activity log.

use chatelaine_console::view::{
    ActivityCheckView, ActivityChoicesView, ActivityPageView, ActivityQueryView, ExportFormat, ExportedView,
    SpanView,
};

use super::{Answer, At};
use crate::save::Saved;

/// A screenful of the log, the latest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn activity_page(desk: At<'_>, query: ActivityQueryView) -> Answer<ActivityPageView> {
    Ok(desk.console().await.activity_page(query).await?)
}

/// How many entries match in each span, such as the days in view.
#[tauri::command]
#[specta::specta]
pub(crate) async fn activity_counts(
    desk: At<'_>,
    query: ActivityQueryView,
    spans: Vec<SpanView>,
) -> Answer<Vec<u32>> {
    Ok(desk.console().await.activity_counts(query, spans).await?)
}

/// What occurs in the log, for filters to choose from.
#[tauri::command]
#[specta::specta]
pub(crate) async fn activity_choices(desk: At<'_>) -> Answer<ActivityChoicesView> {
    Ok(desk.console().await.activity_choices().await?)
}

/// Checks whether the log is as it was written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn activity_verify(desk: At<'_>) -> Answer<ActivityCheckView> {
    Ok(desk.console().await.verify_activity().await?)
}

/// Asks where to, and writes all entries that match into that file; null when the user chose no file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn activity_export(
    desk: At<'_>,
    query: ActivityQueryView,
    format: ExportFormat,
    work: String,
) -> Answer<Option<ExportedView>> {
    let Some(target) = desk.save_as(Saved::Activity, format).await else { return Ok(None) };
    Ok(Some(desk.console().await.export_activity(query, target, &work).await?))
}
