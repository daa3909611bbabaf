//! Definitions as the console uses them: where they lie, how they hold on one server, and what of them is assumed.

mod assumed;
mod corrected;
mod own;
mod shelf;
mod view;

pub(crate) use corrected::{Corrected, misfit};
pub(crate) use shelf::Shelf;
pub(crate) use view::assumed_of;
