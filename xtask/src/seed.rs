//! The data of the window's mock host, taken from the sandbox so that both show the same.

use crate::build;
use crate::error::XtaskError;
use crate::program::Program;
use crate::tree;

/// Writes `ui/mock/seed.json`.
pub(crate) fn write() -> Result<(), XtaskError> {
    let programs = build::build(&["-p", "chatelaine-tests", "--bin", "seed"])?;
    Program::new(programs.path("seed")?).args([tree::ui().join("mock/seed.json")]).run()
}
