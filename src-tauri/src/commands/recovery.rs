//! The recovery code.

use chatelaine_console::view::{ClipboardView, RecoveryCodeView, RecoveryView, VaultView};
use chatelaine_model::Secret;

use super::{Answer, At};

/// Makes a code to be written down. It opens nothing before it is confirmed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_begin(desk: At<'_>) -> Answer<RecoveryCodeView> {
    Ok(desk.console().await.begin_recovery_code()?)
}

/// Puts the code on the screen, at the user's press of Reveal.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_reveal(desk: At<'_>) -> Answer<String> {
    Ok(desk.console().await.reveal_recovery_code()?.expose().to_owned())
}

/// Copies the code to the clipboard, which is cleared after a while.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_copy(desk: At<'_>) -> Answer<ClipboardView> {
    Ok(desk.console().await.copy_recovery_code().await?)
}

/// The code is written down: the group that was asked for shows it. From now on it opens the profile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_confirm(desk: At<'_>, group: String) -> Answer<RecoveryView> {
    Ok(desk.console().await.confirm_recovery_code(Secret::new(group)).await?)
}

/// Gives up the code that was being written down.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_drop(desk: At<'_>) -> Answer<()> {
    desk.console().await.drop_recovery_code();
    Ok(())
}

/// The user wants no code.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_decline(desk: At<'_>) -> Answer<RecoveryView> {
    Ok(desk.console().await.decline_recovery().await?)
}

/// Opens the profile by its code and seals it anew: under a passphrase, or else under the keychain.
#[tauri::command]
#[specta::specta]
pub(crate) async fn vault_recover(
    desk: At<'_>,
    code: String,
    passphrase: Option<String>,
) -> Answer<VaultView> {
    Ok(desk.console().await.recover(Secret::new(code), passphrase.map(Secret::new)).await?)
}
