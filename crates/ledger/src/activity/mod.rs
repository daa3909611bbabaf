//! The log, which is only added to. Each entry is tied to the one before it by a hash.

mod append;
mod chain;
mod choices;
mod entry;
mod filter;
mod page;
mod verify;

pub(crate) use append::{append, chain_existing, head_after};
pub(crate) use choices::choices;
pub(crate) use page::{counts, each, last, page};
pub(crate) use verify::verify;
