//! What comes in: values of arguments, secrets, answers of a person.

mod ask;
mod file;
mod instant;
mod pair;

pub(crate) use ask::{confirmed, line, secret};
pub(crate) use file::{Files, read_text};
pub(crate) use instant::{End, Since, span};
pub(crate) use pair::Pair;
