//! The use cases of the console: the same for a window and a terminal.
//!
//! A [`Console`] is one open profile. It speaks to servers through `chatelaine-connect`, keeps secrets in
//! `chatelaine-vault` and facts in `chatelaine-ledger`; time, events and the clipboard come in as [`Ports`].

mod account;
mod activity;
mod bulk;
mod busy;
mod clipboard;
mod console;
mod count;
mod definition;
mod error;
mod export;
mod inspect;
mod key;
mod language;
mod limit;
mod lock;
mod new_file;
mod operation;
mod port;
mod power;
mod recovery;
mod rotation;
mod search;
mod server;
mod server_change;
mod server_details;
mod session;
mod system;
mod test_server;
mod trust;
mod vault;
pub mod view;
mod work;

#[cfg(test)]
mod kill_tests;

pub use console::{Console, Home};
pub use error::ConsoleError;
pub use export::ExportTarget;
pub use lock::DesktopSign;
pub use port::{Clipboard, ClipboardError, Events, Nobody, PATIENT, Ports, SystemClock};
