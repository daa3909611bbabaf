//! Keys of one server.

mod change;
mod create;
mod item;
mod list;
mod paging;
mod secret;
