//! The same change of many keys: prepared and shown, then done item by item, so that nothing is done twice and every
//! outcome is known or said to be unknown.

mod check;
mod item;
mod lane;
mod obstacle;
mod outcome;
mod prepare;
mod retry;
mod run;
mod running;
mod start;
mod undo;
mod view;
mod write;

pub(crate) use outcome::{deed_of_each, entry, key_change};
pub(crate) use running::Bulks;
pub(crate) use view::item_view;
