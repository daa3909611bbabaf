//! The inventory: keys of all servers, as the servers last told of them.

mod counts;
mod filter;
mod keys;
mod matches;
mod page;
mod refresh;
mod reminders;

pub(crate) use keys::{mark_gone, name_taken, one, put};
pub(crate) use page::{each, page};
pub(crate) use refresh::refresh;
pub(crate) use reminders::set_reminder;
