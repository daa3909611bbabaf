//! The window's host: it composes the console with a profile, a sandbox and the desktop, and hands commands on.

mod args;
mod border;
mod command_names;
mod commands;
mod desk;
mod fail;
mod gate;
mod listening;
mod opening;
mod preference;
mod profile;
mod save;

pub use border::{border, export_bindings};
pub use command_names::COMMANDS;
pub use gate::{WHILE_LOCKED, gate};

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use chatelaine_desktop::leave_no_core;
use clap::Parser;
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Manager, RunEvent};
use tracing_subscriber::EnvFilter;

use args::Args;
use desk::Desk;

/// How long the end waits for what is under way.
const PARTING: Duration = Duration::from_secs(5);

/// Opens the window and returns when it is closed.
pub fn run() -> ExitCode {
    let args = Args::parse();
    start_log();
    leave_no_core();
    let border = border::<tauri::Wry>();
    let built = tauri::Builder::default()
        // Opened from here only: the page is granted none of its commands.
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_store::Builder::default().build())
        .invoke_handler(gate(is_locked, border.invoke_handler()))
        .on_page_load(|webview, page| {
            if page.event() == PageLoadEvent::Finished
                && let Some(desk) = webview.try_state::<Arc<Desk>>()
            {
                desk.listen();
            }
        })
        .setup(move |app| {
            border.mount_events(app);
            let desk = Arc::new(Desk::new(app.handle().clone(), &args)?);
            app.manage(desk.clone());
            // Behind the window, which shows what comes of it.
            tauri::async_runtime::spawn(async move { desk.lay_open(args.profile()).await });
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| {
                if matches!(event, RunEvent::Exit) {
                    close(app);
                    // The loop ends the program by itself, and as if nothing had failed.
                    if app.try_state::<Arc<Desk>>().is_some_and(|desk| desk.has_failed()) {
                        tracing::error!("closed without a profile: none could be opened");
                        app.cleanup_before_exit();
                        std::process::exit(1);
                    }
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window cannot start");
            ExitCode::FAILURE
        }
    }
}

/// Ends what is under way, but keeps nobody waiting for a server that does not answer.
fn close(app: &AppHandle) {
    if let Some(desk) = app.try_state::<Arc<Desk>>() {
        tauri::async_runtime::block_on(async {
            if tokio::time::timeout(PARTING, desk.close()).await.is_err() {
                tracing::warn!("something was still under way at the end");
            }
        });
    }
}

fn is_locked(webview: &tauri::Webview) -> bool {
    webview.try_state::<Arc<Desk>>().is_some_and(|desk| desk.is_locked())
}

/// Logs to standard error: warnings of everything and our own notes, unless `CHATELAINE_LOG` says otherwise.
fn start_log() {
    let filter =
        EnvFilter::try_from_env("CHATELAINE_LOG").unwrap_or_else(|_| EnvFilter::new("warn,chatelaine=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
