//! Definitions as the console uses them: what of them is assumed, and who accepted that.

mod assumed;
mod needs;

pub(crate) use needs::asks;
