//! The data of the window's mock host, taken from the sandbox so that both show the same.

use crate::build;
use crate::error::XtaskError;
use crate::generated::Generated;

/// What the made-up host answers from.
pub(crate) const SEED: Generated =
    Generated { file: "mock/seed.json", program: "seed", order: "cargo xtask seed" };

/// Writes `ui/mock/seed.json`.
pub(crate) fn write() -> Result<(), XtaskError> {
    SEED.write(&build::build(&["-p", "chatelaine-tests", "--bin", "seed"])?)
}
