//! Reading answers.

pub(crate) mod exact;
pub(crate) mod permissions;
pub(crate) mod pointer;
pub(crate) mod times;
pub(crate) mod token;

pub(crate) use pointer::Pointer;

/// Names, owners and the like are cut to this many characters.
pub(crate) const NAME_LIMIT: usize = 500;

/// A server's messages are cut to this many characters.
pub(crate) const MESSAGE_LIMIT: usize = 300;
