//! Sessions: one seat per server, with a state machine of its own.

mod fate;
mod follow;
mod hold;
mod holder;
mod keep;
mod look;
mod put_off;
mod record;
mod renew;
mod sealed;
mod seat;
mod second_factor;
mod sign_in;
mod sign_out;
mod take_up;
mod turn;

pub(crate) use holder::Holder;
pub(crate) use look::keep_alive;
pub(crate) use sealed::{Ending, Sealed};
pub(crate) use seat::{Phase, Seat, Seats, Waiting};
pub(crate) use turn::open_lock;
