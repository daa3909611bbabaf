//! How secrets are kept.

use chatelaine_console::view::VaultView;
use chatelaine_model::Secret;

use super::{Answer, At};

/// Tries the keychain again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn vault_retry(desk: At<'_>) -> Answer<VaultView> {
    Ok(desk.console().retry_vault().await?)
}

/// Seals the profile by a passphrase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn vault_choose_passphrase(desk: At<'_>, passphrase: String) -> Answer<VaultView> {
    Ok(desk.console().choose_passphrase(Secret::new(passphrase)).await?)
}

/// Keeps secrets in memory only.
#[tauri::command]
#[specta::specta]
pub(crate) async fn vault_choose_memory(desk: At<'_>) -> Answer<VaultView> {
    Ok(desk.console().choose_memory().await?)
}

/// Opens a profile that is sealed by a passphrase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn vault_unlock(desk: At<'_>, passphrase: String) -> Answer<VaultView> {
    Ok(desk.console().unlock(Secret::new(passphrase)).await?)
}
