//! The lock. With the ways to open it, `lock_view` is all that answers while the program is locked.

use chatelaine_console::view::{LockReason, LockView};
use chatelaine_model::Secret;

use super::{Answer, At};

/// How the lock stands; tells of no server, account or key.
#[tauri::command]
#[specta::specta]
pub(crate) async fn lock_view(desk: At<'_>) -> Answer<LockView> {
    Ok(desk.console().await.lock_view().await?)
}

/// Locks; with `losing`, secrets that cannot be sealed are given up.
#[tauri::command]
#[specta::specta]
pub(crate) async fn lock_now(desk: At<'_>, losing: bool) -> Answer<LockView> {
    Ok(desk.console().await.lock(LockReason::Asked, losing).await?)
}

/// Somebody uses the window: it locks by itself only after the whole time again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn lock_put_off(desk: At<'_>) -> Answer<()> {
    desk.console().await.put_off_lock();
    Ok(())
}

/// Unlocks, by the keychain or by the passphrase of a profile that is sealed by one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn lock_open(desk: At<'_>, passphrase: Option<String>) -> Answer<LockView> {
    Ok(desk.console().await.open_lock(passphrase.map(Secret::new)).await?)
}
