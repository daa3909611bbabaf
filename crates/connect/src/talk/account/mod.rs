//! One's own account.

mod compare;
pub(super) mod describe;
mod edit;
mod read;
mod schema;
mod settings;
mod value;
mod write;
