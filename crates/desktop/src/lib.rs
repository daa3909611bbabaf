//! What the window and the terminal both need of the desktop.

mod clipboard;
mod profiles;

pub use clipboard::DesktopClipboard;
pub use profiles::{IDENTIFIER, profile, profiles};
