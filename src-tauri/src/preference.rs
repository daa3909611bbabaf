//! What the user prefers, kept through the store plugin in the profiles' folder. The page has no access to it.

use std::path::Path;

use chatelaine_console::view::{ErrorCode, ErrorView};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::AppHandle;
use tauri_plugin_store::StoreExt;

use crate::fail::fail;

const ENTRY: &str = "preferences";

/// What the user prefers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// Light, dark or as the system has it.
    pub theme: Theme,
    /// Whether single letters are shortcuts while a list has the focus.
    pub letter_keys: bool,
    /// Whether the sidebar is folded to icons on a wide window.
    pub sidebar_folded: bool,
    /// Whether the keys are grouped by server.
    pub keys_grouped: bool,
    /// The language (BCP 47) in which servers are asked to answer; absent for English.
    pub language: Option<String>,
    /// Minutes without use after which the program locks; 0 for never.
    pub lock_after: u32,
    /// Whether it locks when the desktop does, unless it never locks by itself.
    pub lock_with_desktop: bool,
}

/// Colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            letter_keys: true,
            sidebar_folded: false,
            keys_grouped: true,
            language: None,
            lock_after: 10,
            lock_with_desktop: true,
        }
    }
}

/// Reads the preferences. A damaged file gives the defaults: nothing in it is worth refusing to start.
pub(crate) fn read(app: &AppHandle, home: &Path) -> Result<Preferences, ErrorView> {
    let store = app.store(home.join("preferences.json")).map_err(refused)?;
    Ok(store.get(ENTRY).and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default())
}

/// Writes the preferences.
pub(crate) fn write(app: &AppHandle, home: &Path, preferences: &Preferences) -> Result<(), ErrorView> {
    let store = app.store(home.join("preferences.json")).map_err(refused)?;
    store.set(ENTRY, serde_json::to_value(preferences).map_err(|error| fail(ErrorCode::Internal, &error))?);
    store.save().map_err(refused)
}

fn refused(error: tauri_plugin_store::Error) -> ErrorView {
    fail(ErrorCode::Internal, &error)
}
