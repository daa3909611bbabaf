//! The harness of the upper test tiers: a desktop that nobody sees, with a keychain of its own, the real window on
//! it, and a way to ask the sandbox what really is.

mod asking;
pub mod desktop;
mod error;
mod truth;
mod wait;
pub mod window;

pub use asking::files_with;
pub use error::HarnessError;
pub use truth::Truth;
pub use wait::until;
