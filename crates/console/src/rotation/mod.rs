//! Replacing a key by a successor: create it, hand its secret over, check it, retire the old key.

mod begin;
mod create;
mod due;
mod hand_over;
mod look;
mod plan;
mod retire;
mod step;
mod successor;
mod taken_up;
mod verify;
mod view;

pub(crate) use view::brief;
