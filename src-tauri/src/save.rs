//! Asking where a file shall lie. The dialog is opened here, so that the page needs no permission for dialogs or files.

use chatelaine_console::ExportTarget;
use chatelaine_console::view::ExportFormat;
use chrono::Utc;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

/// What is saved.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Saved {
    /// Keys.
    Keys,
    /// The activity log.
    Activity,
    /// What became of each key of a bulk.
    Bulk,
}

/// Asks the user for a place; `None` when they changed their mind. The dialog itself asks before it gives the name of
/// a file that is there.
pub(crate) async fn save_as(app: &AppHandle, what: Saved, format: ExportFormat) -> Option<ExportTarget> {
    let (title, stem) = match what {
        Saved::Keys => ("Export keys", "chatelaine-keys"),
        Saved::Activity => ("Export activity", "chatelaine-activity"),
        Saved::Bulk => ("Export results", "chatelaine-results"),
    };
    let (kind, ending) = match format {
        ExportFormat::Csv => ("CSV", "csv"),
        ExportFormat::Json => ("JSON", "json"),
    };
    let name = format!("{stem}-{}.{ending}", Utc::now().format("%Y-%m-%d"));
    let mut dialog = app.dialog().file().set_title(title).set_file_name(name).add_filter(kind, &[ending]);
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    let (chosen, choice) = tokio::sync::oneshot::channel();
    dialog.save_file(move |path| {
        // Nobody waits any more when the window was closed meanwhile.
        let _ = chosen.send(path);
    });
    let path = choice.await.ok()??.into_path().ok()?;
    Some(ExportTarget { path, format, replace: true })
}
