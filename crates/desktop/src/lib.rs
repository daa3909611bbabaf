//! What the window and the terminal both need of the desktop.

mod clipboard;
mod crash;
mod language;
mod listen;
mod profiles;

pub use clipboard::DesktopClipboard;
pub use crash::leave_no_core;
pub use language::language;
pub use listen::{Buses, listen};
pub use profiles::{IDENTIFIER, profile, profiles};
