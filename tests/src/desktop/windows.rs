//! What a window manager does to windows, where there is none.

use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt as _, EventMask, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

/// Enough for a window to paint itself.
const BETWEEN: Duration = Duration::from_millis(300);

/// As much as is read of a property, in words of four bytes: more than any title has, an icon's pixels excepted.
const WORDS: u32 = 1 << 18;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Makes every window that is shown on a display paint itself anew, by one line less and one more.
pub(super) fn repaint_windows(display: &str) -> Result<(), Failure> {
    let (server, screen) = RustConnection::connect(Some(display))?;
    let root = server.setup().roots[screen].root;
    for window in server.query_tree(root)?.reply()?.children {
        if server.get_window_attributes(window)?.reply()?.map_state != MapState::VIEWABLE {
            continue;
        }
        let height = u32::from(server.get_geometry(window)?.reply()?.height);
        for height in [height.saturating_sub(1).max(1), height] {
            server.configure_window(window, &ConfigureWindowAux::new().height(height))?.check()?;
            std::thread::sleep(BETWEEN);
        }
    }
    Ok(())
}

/// The properties of every window of a display, those within others and those that are not shown included.
pub(super) fn told(display: &str) -> Result<Vec<u8>, Failure> {
    let (server, screen) = RustConnection::connect(Some(display))?;
    let mut told = Vec::new();
    let mut left = vec![server.setup().roots[screen].root];
    while let Some(window) = left.pop() {
        // It may be gone by the time that it is asked.
        let Ok(properties) = server.list_properties(window)?.reply() else { continue };
        for name in properties.atoms {
            let Ok(property) = server.get_property(false, window, name, AtomEnum::ANY, 0, WORDS)?.reply()
            else {
                continue;
            };
            told.extend(property.value);
            told.push(b'\n');
        }
        left.extend(server.query_tree(window)?.reply().map(|tree| tree.children).unwrap_or_default());
    }
    Ok(told)
}

/// Asks every window that is shown on a display and can be asked (ICCCM 4.2.8.1) to close.
pub(super) fn close_windows(display: &str) -> Result<(), Failure> {
    let (server, screen) = RustConnection::connect(Some(display))?;
    let atom = |name: &[u8]| -> Result<u32, Failure> { Ok(server.intern_atom(false, name)?.reply()?.atom) };
    let (protocols, delete) = (atom(b"WM_PROTOCOLS")?, atom(b"WM_DELETE_WINDOW")?);
    let can_be_asked = |window: Window| -> Result<bool, Failure> {
        let shown = server.get_window_attributes(window)?.reply()?.map_state == MapState::VIEWABLE;
        let known = server.get_property(false, window, protocols, AtomEnum::ATOM, 0, 32)?.reply()?;
        Ok(shown && known.value32().into_iter().flatten().any(|known| known == delete))
    };
    let root = server.setup().roots[screen].root;
    for window in server.query_tree(root)?.reply()?.children {
        if can_be_asked(window)? {
            let wish = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
            server.send_event(false, window, EventMask::NO_EVENT, wish)?.check()?;
        }
    }
    Ok(())
}
