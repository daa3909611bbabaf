//! The one place through which every command passes: a locked program answers nothing but what unlocks it.

use chatelaine_console::ConsoleError;
use chatelaine_console::view::ErrorView;
use tauri::ipc::Invoke;
use tauri::{Runtime, Webview};

/// What answers while the program is locked: how the lock stands, and the ways to open it.
pub const WHILE_LOCKED: &[&str] = &["lock_view", "lock_open", "vault_recover"];

/// Hands commands on as long as the program is not locked. `is_locked` is asked anew for each.
pub fn gate<R: Runtime>(
    is_locked: impl Fn(&Webview<R>) -> bool + Send + Sync + 'static,
    handler: impl Fn(Invoke<R>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    move |invoke| {
        let command = invoke.message.command();
        if !WHILE_LOCKED.contains(&command) && is_locked(invoke.message.webview_ref()) {
            invoke.resolver.reject(ErrorView::from(ConsoleError::Locked));
            return true;
        }
        handler(invoke)
    }
}
