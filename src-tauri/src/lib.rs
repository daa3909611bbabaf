//! The window's host: it composes the console with a profile, a sandbox and the desktop, and hands commands on.

mod args;
mod border;
mod command_names;
mod commands;
mod desk;
mod fail;
mod preference;
mod profile;

pub use border::{border, export_bindings};
pub use command_names::COMMANDS;

use std::process::ExitCode;
use std::sync::Arc;

use chatelaine_console::view::ProfileKind;
use clap::Parser;
use tauri::{AppHandle, Manager};
use tracing_subscriber::EnvFilter;

use args::Args;
use desk::Desk;

/// Opens the window and returns when it is closed.
pub fn run() -> ExitCode {
    let args = Args::parse();
    start_log();
    let border = border();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_store::Builder::default().build())
        .invoke_handler(border.invoke_handler())
        .setup(move |app| {
            border.mount_events(app);
            let desk = Arc::new(Desk::new(app.handle().clone(), &args)?);
            app.manage(desk.clone());
            tauri::async_runtime::spawn(open(desk, app.handle().clone(), args.profile()));
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window cannot start");
            ExitCode::FAILURE
        }
    }
}

/// Opens the first profile behind the window. Without one there is nothing to show.
async fn open(desk: Arc<Desk>, app: AppHandle, kind: ProfileKind) {
    if let Err(error) = desk.lay_open(kind).await {
        tracing::error!(%error, "the profile cannot be opened");
        app.exit(1);
    }
}

/// Logs to standard error: warnings of everything and our own notes, unless `CHATELAINE_LOG` says otherwise.
fn start_log() {
    let filter =
        EnvFilter::try_from_env("CHATELAINE_LOG").unwrap_or_else(|_| EnvFilter::new("warn,chatelaine=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
