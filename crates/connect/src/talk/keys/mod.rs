//! Keys of one server.

mod change;
mod check;
mod create;
mod item;
mod list;
mod paging;
mod secret;
mod together;

pub use together::{KeyEdit, KeySheet};
