//! Signing in and out.

use chatelaine_console::view::{SignInRequest, SignOutView};
use chatelaine_model::{Secret, ServerId, SessionState};

use super::{Answer, At};

/// Signs in; the answer may be that a code is needed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn session_sign_in(desk: At<'_>, request: SignInRequest) -> Answer<SessionState> {
    Ok(desk.console().sign_in(request).await?)
}

/// Confirms the second factor.
#[tauri::command]
#[specta::specta]
pub(crate) async fn session_confirm(desk: At<'_>, server: ServerId, code: String) -> Answer<SessionState> {
    Ok(desk.console().confirm(&server, Secret::new(code)).await?)
}

/// Gives up a sign-in that waits for a code.
#[tauri::command]
#[specta::specta]
pub(crate) async fn session_abandon(desk: At<'_>, server: ServerId) -> Answer<SessionState> {
    Ok(desk.console().abandon_sign_in(&server).await)
}

/// Signs out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn session_sign_out(desk: At<'_>, server: ServerId) -> Answer<SignOutView> {
    Ok(desk.console().sign_out(&server).await?)
}
