//! What the clipboard holds of ours.

use chatelaine_console::view::ClipboardView;

use super::{Answer, At};

/// Whether a secret of ours is in the clipboard, and until when.
#[tauri::command]
#[specta::specta]
pub(crate) async fn clipboard_view(desk: At<'_>) -> Answer<ClipboardView> {
    Ok(desk.console().clipboard())
}

/// Clears it now if it is still ours.
#[tauri::command]
#[specta::specta]
pub(crate) async fn clipboard_clear(desk: At<'_>) -> Answer<ClipboardView> {
    Ok(desk.console().clear_clipboard().await?)
}
