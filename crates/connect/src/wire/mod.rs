//! The wire: the only place that knows reqwest's client.

mod body;
mod client;
mod clock;
mod fault;
mod identity;
mod line;
mod names;
mod options;
mod outgoing;
mod pace;
mod reply;
mod tls;

pub(crate) use body::Body;
pub use identity::{ClientIdentity, IdentityError};
pub(crate) use line::Line;
pub use options::LineOptions;
pub(crate) use outgoing::Outgoing;
pub(crate) use pace::Unpaced;
pub use pace::{Errand, Pace};
pub(crate) use reply::Reply;
