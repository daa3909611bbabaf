//! The secret of a key that was just made.

use chatelaine_console::view::{ClipboardView, SecretChoice};
use chatelaine_model::OperationId;

use super::{Answer, At};

/// Puts the secret on the screen: the only command whose answer holds one, and only at the user's press of Reveal.
#[tauri::command]
#[specta::specta]
pub(crate) async fn secret_reveal(desk: At<'_>, operation: OperationId) -> Answer<String> {
    Ok(desk.console().reveal_secret(&operation).await?.expose().to_owned())
}

/// Copies the secret to the clipboard, which is cleared after a while.
#[tauri::command]
#[specta::specta]
pub(crate) async fn secret_copy(desk: At<'_>, operation: OperationId) -> Answer<ClipboardView> {
    Ok(desk.console().copy_secret(&operation).await?)
}

/// Says what shall become of the saved copy.
#[tauri::command]
#[specta::specta]
pub(crate) async fn secret_settle(desk: At<'_>, operation: OperationId, choice: SecretChoice) -> Answer<()> {
    Ok(desk.console().settle_secret(&operation, choice).await?)
}
