//! The desk: the profile that is open now, with its sandbox if it is the sandbox's.

use std::path::PathBuf;
use std::sync::Arc;

use chatelaine_console::view::{
    AppView, ConsoleEvent, ErrorCode, ErrorView, ExportFormat, HearsView, ProfileKind,
};
use chatelaine_console::{
    Console, ConsoleError, DesktopSign, Events, ExportTarget, Home, PATIENT, Ports, SystemClock,
};
use chatelaine_desktop::DesktopClipboard;
use chatelaine_sandbox::{Sandbox, SandboxError, SandboxOptions};
use chatelaine_vault::SystemKeychain;
use parking_lot::RwLock;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::AppHandle;
use tauri_specta::Event;
use thiserror::Error;
use tokio::sync::Mutex;

use crate::args::Args;
use crate::fail::fail;
use crate::listening::Listening;
use crate::opening::{Opening, UnopenedView};
use crate::preference::{self, Preferences};
use crate::profile::{self, SandboxView};
use crate::save::{Saved, save_as};

/// News from the console to the window.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct ConsoleNews(pub ConsoleEvent);

/// Why a profile could not be opened.
#[derive(Debug, Error)]
pub(crate) enum DeskError {
    /// The platform names no folder for data.
    #[error("this computer names no folder for data: give one with --home DIR")]
    Folder,
    /// The console could not open the profile.
    #[error(transparent)]
    Console(#[from] ConsoleError),
    /// The sandbox did not start.
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
}

impl From<DeskError> for ErrorView {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Console(error) => error.into(),
            DeskError::Sandbox(error) => fail(ErrorCode::SandboxFailed, &error),
            error @ DeskError::Folder => fail(ErrorCode::LedgerFailed, &error),
        }
    }
}

/// What lies open.
struct Open {
    kind: ProfileKind,
    console: Arc<Console>,
    sandbox: Option<Arc<Sandbox>>,
}

/// The profile that is open now.
pub(crate) struct Desk {
    app: AppHandle,
    root: PathBuf,
    ports: Ports,
    open: Opening<RwLock<Open>>,
    /// Held while another profile is opened.
    switching: Mutex<()>,
    listening: Listening,
    /// What the desktop tells, for a profile that is opened later.
    hears: parking_lot::Mutex<HearsView>,
}

impl Desk {
    /// A desk on which nothing lies open yet. The disk is asked by [`Desk::lay_open`], because the window cannot draw
    /// while this thread waits for it.
    pub(crate) fn new(app: AppHandle, args: &Args) -> Result<Self, DeskError> {
        let root = args.home.clone().or_else(chatelaine_desktop::profiles).ok_or(DeskError::Folder)?;
        let ports = Ports {
            clock: Arc::new(SystemClock),
            events: Arc::new(Window(app.clone())),
            clipboard: Arc::new(DesktopClipboard::default()),
            keychain: Arc::new(SystemKeychain),
            patience: PATIENT,
        };
        let (listening, hears) = (Listening::default(), parking_lot::Mutex::default());
        Ok(Self { app, root, ports, open: Opening::default(), switching: Mutex::default(), listening, hears })
    }

    /// Opens the first profile: commands that came before get their answers then. Where it cannot be opened, they wait on,
    /// the window is told why by [`Desk::unopened`], and [`Desk::switch`] tries again.
    pub(crate) async fn lay_open(&self, kind: ProfileKind) {
        let _switching = self.switching.lock().await;
        if self.open.get().is_none() {
            // Whoever asks for it is told.
            let _ = self.begin(kind).await;
        }
    }

    /// Opens a profile while none is open, by whoever holds `switching`.
    async fn begin(&self, kind: ProfileKind) -> Result<(), ErrorView> {
        match lay_open(&self.app, &self.root, &self.ports, kind).await {
            Ok(first) => {
                let preferences = preference::read(&self.app, &self.root).unwrap_or_default();
                self.listening.set(preferences.lock_after > 0);
                self.open.succeed(RwLock::new(first));
                Ok(())
            }
            Err(error) => {
                tracing::error!(%error, "the profile cannot be opened");
                let folder = chatelaine_desktop::profile(&self.root, kind).display().to_string();
                let error = ErrorView::from(error);
                self.open.fail(UnopenedView { kind, folder, error: error.clone() });
                Err(error)
            }
        }
    }

    /// Why no profile lies open, as soon as that is known; `None` once one does.
    pub(crate) async fn unopened(&self) -> Option<UnopenedView> {
        self.open.unopened().await
    }

    /// Whether no profile lies open because it could not be opened.
    pub(crate) fn has_failed(&self) -> bool {
        self.open.has_failed()
    }

    async fn open(&self) -> &RwLock<Open> {
        self.open.wait().await
    }

    /// Lets what is under way end before the program does: a bulk stands, a renewal is stored, and a secret of ours
    /// leaves the clipboard.
    pub(crate) async fn close(&self) {
        let Some(console) = self.open.get().map(|open| open.read().console.clone()) else { return };
        if let Err(error) = console.clear_clipboard().await {
            tracing::warn!(%error, "a copied secret could not be cleared");
        }
        console.settle().await;
    }

    /// Whether the program is locked; it is not before a profile is open.
    pub(crate) fn is_locked(&self) -> bool {
        self.open.get().is_some_and(|open| open.read().console.is_locked())
    }

    /// The console of the open profile.
    pub(crate) async fn console(&self) -> Arc<Console> {
        self.open().await.read().console.clone()
    }

    /// Listens to the desktop from now on, as long as the user wants the program to lock by itself.
    pub(crate) fn listen(self: &Arc<Self>) {
        self.listening.begin(self);
    }

    /// Does what a sign of the desktop asks for.
    pub(crate) async fn heed_desktop(&self, sign: DesktopSign) {
        if let DesktopSign::Hears(hears) = sign {
            *self.hears.lock() = hears;
        }
        self.console().await.heed_desktop(sign).await;
    }

    /// The whole at a glance.
    pub(crate) async fn app(&self) -> Result<AppView, ErrorView> {
        Ok(self.console().await.app().await?)
    }

    /// Closes the open profile, if there is one, and opens another.
    pub(crate) async fn switch(&self, kind: ProfileKind) -> Result<AppView, ErrorView> {
        let _switching = self.switching.lock().await;
        let Some(open) = self.open.get() else {
            self.begin(kind).await?;
            return self.app().await;
        };
        if open.read().kind == kind {
            return self.app().await;
        }
        let next = lay_open(&self.app, &self.root, &self.ports, kind).await?;
        let hears = *self.hears.lock();
        next.console.heed_desktop(DesktopSign::Hears(hears)).await;
        let before = std::mem::replace(&mut *open.write(), next);
        // Each profile has definitions of its own.
        Window(self.app.clone()).send(ConsoleEvent::DefinitionsChanged);
        // Bulks of it stand, and go on when it is open again.
        before.console.settle().await;
        before.console.clear_clipboard().await.map_err(ErrorView::from)?;
        // Stopped rather than dropped, so that its ports are free when somebody comes back soon.
        if let Some(sandbox) = before.sandbox.and_then(Arc::into_inner) {
            sandbox.stop().await;
        }
        self.app().await
    }

    /// The sandbox's people and mails, if its profile is open.
    pub(crate) async fn sandbox(&self) -> Result<Option<SandboxView>, ErrorView> {
        let (console, sandbox) = {
            let open = self.open().await.read();
            (open.console.clone(), open.sandbox.clone())
        };
        let Some(sandbox) = sandbox else {
            return Ok(None);
        };
        let servers = console.app().await?.servers;
        profile::view(&sandbox, &servers).map(Some).map_err(|error| fail(ErrorCode::SandboxFailed, &error))
    }

    /// Asks the user where a file shall lie; `None` when they changed their mind.
    pub(crate) async fn save_as(&self, what: Saved, format: ExportFormat) -> Option<ExportTarget> {
        save_as(&self.app, what, format).await
    }

    /// What the user prefers, whatever profile is open.
    pub(crate) fn preferences(&self) -> Result<Preferences, ErrorView> {
        preference::read(&self.app, &self.root)
    }

    /// Sets what the user prefers.
    pub(crate) async fn set_preferences(&self, preferences: Preferences) -> Result<Preferences, ErrorView> {
        let console = self.console().await;
        console.set_language(preferences.language.as_deref())?;
        console.set_lock_after(preferences.lock_after)?;
        console.set_lock_with_desktop(preferences.lock_with_desktop);
        self.listening.set(preferences.lock_after > 0);
        preference::write(&self.app, &self.root, &preferences)?;
        Ok(preferences)
    }
}

async fn lay_open(
    app: &AppHandle,
    root: &std::path::Path,
    ports: &Ports,
    kind: ProfileKind,
) -> Result<Open, DeskError> {
    let folder = chatelaine_desktop::profile(root, kind);
    let sandbox = match kind {
        ProfileKind::Own => None,
        ProfileKind::Sandbox => Some(start_sandbox(app, folder.join("servers"), ports).await?),
    };
    let console = Console::open(Home { kind, folder }, ports.clone())?;
    if let Some(sandbox) = &sandbox {
        for server in sandbox.servers() {
            console.adopt_sandbox_server(&server.system, &server.name, &server.address).await?;
        }
    }
    prefer(app, root, &console);
    console.start();
    Ok(Open { kind, console, sandbox: sandbox.map(Arc::new) })
}

/// Sets what the user prefers. What cannot be read or used is no reason not to open.
fn prefer(app: &AppHandle, root: &std::path::Path, console: &Console) {
    let preferences = preference::read(app, root).unwrap_or_default();
    if console.set_language(preferences.language.as_deref()).is_err() {
        tracing::warn!("the preferred language is none");
    }
    console.set_lock_with_desktop(preferences.lock_with_desktop);
    if console.set_lock_after(preferences.lock_after).is_err() {
        tracing::warn!("the preferred time before locking is none");
    }
}

async fn start_sandbox(app: &AppHandle, dir: PathBuf, ports: &Ports) -> Result<Sandbox, SandboxError> {
    let sandbox = Sandbox::start(SandboxOptions { dir, base_port: None, clock: ports.clock.clone() }).await?;
    let events = Window(app.clone());
    sandbox.on_mail(move || events.send(ConsoleEvent::MailArrived));
    Ok(sandbox)
}

/// The window as a taker of news.
#[derive(Debug)]
struct Window(AppHandle);

impl Events for Window {
    fn send(&self, event: ConsoleEvent) {
        if let Err(error) = ConsoleNews(event).emit(&self.0) {
            tracing::debug!(%error, "no window took the news");
        }
    }
}
