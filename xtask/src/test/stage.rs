//! What a stage of the tests is.

use crate::error::XtaskError;

use super::tally::Tally;
use super::unchanged::Inputs;

/// One stage.
pub(super) struct Stage {
    /// What it is called on the command line and in the table.
    pub(super) name: &'static str,
    /// What it does, in a few words.
    pub(super) about: &'static str,
    /// Stages without which it makes no sense.
    pub(super) needs: &'static [&'static str],
    /// All that its outcome depends on, where that is little enough to be told: it is done again when that changed.
    pub(super) inputs: Option<Inputs>,
    /// Does it, and counts the tests where it has some.
    pub(super) work: fn(&mut Tally) -> Result<(), XtaskError>,
}
