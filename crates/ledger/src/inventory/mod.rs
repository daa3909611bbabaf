//! The inventory: keys of all servers, as the servers last told of them.

mod changes;
mod counts;
mod far;
mod filter;
mod keys;
mod matches;
mod matching;
mod order;
mod page;
mod refresh;
mod reminders;
mod words;

pub(crate) use changes::changes;
pub(crate) use keys::{mark_gone, mark_revoked, name_taken, one, put, set_end, write_orders};
pub(crate) use matching::matching;
pub(crate) use page::{each, page};
pub(crate) use refresh::refresh;
pub(crate) use reminders::{forget_reminder, set_reminder};
pub(crate) use words::add_functions;
