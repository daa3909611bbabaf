//! The window's commands: each hands its arguments to the console and its answer back.

pub(crate) mod account;
pub(crate) mod app;
pub(crate) mod bulk;
pub(crate) mod clipboard;
pub(crate) mod definition;
pub(crate) mod inspect;
pub(crate) mod key;
pub(crate) mod operation;
pub(crate) mod rotation;
pub(crate) mod sandbox;
pub(crate) mod secret;
pub(crate) mod server;
pub(crate) mod session;
pub(crate) mod vault;

use std::sync::Arc;

use chatelaine_console::view::ErrorView;

use crate::desk::Desk;

type Answer<T> = Result<T, ErrorView>;
type At<'a> = tauri::State<'a, Arc<Desk>>;
