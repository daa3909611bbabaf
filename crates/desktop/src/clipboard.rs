//! The desktop's clipboard.

use chatelaine_console::{Clipboard, ClipboardError};
use chatelaine_model::Secret;
use parking_lot::Mutex;

/// The desktop's clipboard. It is opened on first use and then held: on X11 and Wayland what was copied is served by
/// the program that copied it.
#[derive(Default)]
pub struct DesktopClipboard(Mutex<Option<arboard::Clipboard>>);

impl std::fmt::Debug for DesktopClipboard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DesktopClipboard")
    }
}

impl DesktopClipboard {
    fn with<T>(
        &self,
        work: impl FnOnce(&mut arboard::Clipboard) -> Result<T, arboard::Error>,
    ) -> Result<T, ClipboardError> {
        let mut held = self.0.lock();
        if held.is_none() {
            *held = Some(arboard::Clipboard::new().map_err(refused)?);
        }
        let clipboard = held.as_mut().ok_or(ClipboardError)?;
        work(clipboard).map_err(refused)
    }
}

impl Clipboard for DesktopClipboard {
    fn put(&self, secret: &Secret) -> Result<(), ClipboardError> {
        self.with(|clipboard| confidential(clipboard.set()).text(secret.expose()))
    }

    fn holds(&self, secret: &Secret) -> Result<bool, ClipboardError> {
        self.with(|clipboard| match clipboard.get_text() {
            Ok(text) => Ok(text == secret.expose()),
            Err(arboard::Error::ContentNotAvailable) => Ok(false),
            Err(error) => Err(error),
        })
    }

    fn clear(&self) -> Result<(), ClipboardError> {
        self.with(arboard::Clipboard::clear)
    }
}

/// Marked so that clipboard managers which know the mark keep no history of it: `x-kde-passwordManagerHint`.
#[cfg(all(unix, not(target_os = "macos")))]
fn confidential(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

/// The same as the type `org.nspasteboard.ConcealedType`.
#[cfg(target_os = "macos")]
fn confidential(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

/// The same for the history, the other computers of the user, and programs that watch.
#[cfg(windows)]
fn confidential(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows as _;
    set.exclude_from_monitoring().exclude_from_cloud().exclude_from_history()
}

fn refused(error: arboard::Error) -> ClipboardError {
    tracing::warn!(%error, "the clipboard refused");
    ClipboardError
}
