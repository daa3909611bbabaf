//! The activity log: writing to it, reading it, checking it.

mod page;
mod seal;
mod verify;
mod write;

pub(crate) use page::{asked, row_view};
pub(crate) use seal::Seal;
pub(crate) use write::reason;
