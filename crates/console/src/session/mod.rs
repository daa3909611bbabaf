//! Sessions: one seat per server, with a state machine of its own.

mod hold;
mod record;
mod renew;
mod seat;
mod sign_in;
mod sign_out;
mod take_up;
mod turn;

pub(crate) use renew::keep_alive;
pub(crate) use seat::{Holder, Phase, Seat, Seats, Waiting};
