//! The definitions there are, and the user's own ones. A file is read by the page that it was given to, as text.

use chatelaine_console::view::{DefinitionDetailsView, DefinitionView, SystemView};
use chatelaine_model::SystemId;

use super::{Answer, At};

/// Every definition, those that cannot be used included.
#[tauri::command]
#[specta::specta]
pub(crate) async fn definition_list(desk: At<'_>) -> Answer<Vec<DefinitionView>> {
    Ok(desk.console().await.definitions())
}

/// One definition in full.
#[tauri::command]
#[specta::specta]
pub(crate) async fn definition_details(desk: At<'_>, system: SystemId) -> Answer<DefinitionDetailsView> {
    Ok(desk.console().await.definition_details(&system)?)
}

/// Reads a definition as it would be read when added. `file` is only named in errors.
#[tauri::command]
#[specta::specta]
pub(crate) async fn definition_check(
    desk: At<'_>,
    file: String,
    text: String,
) -> Answer<DefinitionDetailsView> {
    Ok(desk.console().await.check_definition(&file, &text)?)
}

/// Adds a definition of the user's own, or replaces one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn definition_add(desk: At<'_>, file: String, text: String) -> Answer<SystemView> {
    Ok(desk.console().await.add_definition(&file, &text).await?)
}

/// Removes a definition of the user's own.
#[tauri::command]
#[specta::specta]
pub(crate) async fn definition_remove(desk: At<'_>, system: SystemId) -> Answer<()> {
    Ok(desk.console().await.remove_definition(&system).await?)
}
