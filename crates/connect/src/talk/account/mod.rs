//! One's own account.

mod compare;
mod describe;
mod read;
mod settings;
mod write;
