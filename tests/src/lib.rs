//! The harness of the upper test tiers: the real terminal on a profile of its own, a desktop that nobody sees, with a
//! keychain of its own, the real window on it, and a way to ask the sandbox what really is.

mod asking;
pub mod desktop;
mod error;
mod running;
mod sentinel;
mod terminal;
mod truth;
mod wait;
pub mod window;

pub use asking::{files_with, holds};
pub use error::HarnessError;
pub use sentinel::Sentinels;
pub use terminal::{Ended, Terminal, secret_in};
pub use truth::Truth;
pub use wait::until;
