//! The frame: state at a glance, systems, preferences, profiles.

use chatelaine_console::view::{AppView, ProfileKind, SystemView};

use super::{Answer, At};
use crate::opening::UnopenedView;
use crate::preference::Preferences;

/// The whole at a glance.
#[tauri::command]
#[specta::specta]
pub(crate) async fn app_view(desk: At<'_>) -> Answer<AppView> {
    desk.app().await
}

/// Why no profile could be opened at the start, answered as soon as that is known; nothing once one is open. Until then
/// `profile_switch` tries again, and what needs a profile waits.
#[tauri::command]
#[specta::specta]
pub(crate) async fn opening_view(desk: At<'_>) -> Answer<Option<UnopenedView>> {
    Ok(desk.unopened().await)
}

/// Every kind of server there is a definition for.
#[tauri::command]
#[specta::specta]
pub(crate) async fn system_list(desk: At<'_>) -> Answer<Vec<SystemView>> {
    Ok(desk.console().await.systems())
}

/// Stops a piece of work that the window named when it began.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_work(desk: At<'_>, work: String) -> Answer<()> {
    desk.console().await.cancel(&work);
    Ok(())
}

/// Opens the user's own profile or the sandbox's; tries again while neither is open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn profile_switch(desk: At<'_>, kind: ProfileKind) -> Answer<AppView> {
    desk.switch(kind).await
}

/// What the user prefers.
#[tauri::command]
#[specta::specta]
pub(crate) fn preference_get(desk: At<'_>) -> Answer<Preferences> {
    desk.preferences()
}

/// Sets what the user prefers.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preference_set(desk: At<'_>, preferences: Preferences) -> Answer<Preferences> {
    desk.set_preferences(preferences).await
}
