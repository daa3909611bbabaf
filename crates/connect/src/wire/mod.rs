//! The wire: the only place that knows reqwest's client.

mod body;
mod client;
mod clock;
mod fault;
mod line;
mod names;
mod outgoing;
mod reply;

pub(crate) use body::Body;
pub(crate) use line::Line;
pub(crate) use outgoing::Outgoing;
pub(crate) use reply::Reply;
