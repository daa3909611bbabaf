//! Creations whose answer was lost.

use chatelaine_console::view::KeyRowView;
use chatelaine_model::OperationId;

use super::{Answer, At};

/// Looks on the server whether the key was made.
#[tauri::command]
#[specta::specta]
pub(crate) async fn operation_look(desk: At<'_>, operation: OperationId) -> Answer<Option<KeyRowView>> {
    Ok(desk.console().look_for_key(&operation).await?)
}

/// Closes an operation whose outcome the user has settled.
#[tauri::command]
#[specta::specta]
pub(crate) async fn operation_dismiss(desk: At<'_>, operation: OperationId) -> Answer<()> {
    Ok(desk.console().dismiss_operation(&operation).await?)
}
