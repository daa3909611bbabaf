//! The TypeScript of the window's border, made from the Rust behind it.

use std::fs;

use crate::build;
use crate::error::XtaskError;
use crate::generated::Generated;
use crate::interface;
use crate::tree;

/// The types and commands that the pages see.
pub(crate) const BINDINGS: Generated =
    Generated { file: "src/ipc/bindings.ts", program: "bindings", order: "cargo xtask bindings" };

/// Writes the bindings into the window's pages.
pub(crate) fn write() -> Result<(), XtaskError> {
    // The window's host embeds the pages when it is compiled, so they must have been built once, even from old bindings.
    if !tree::ui().join("dist").is_dir() {
        interface::install()?;
        fs::create_dir_all(tree::ui().join("dist")).map_err(XtaskError::file("ui/dist"))?;
    }
    // The whole, although one example would do: another selection would compile the crates below a second time.
    BINDINGS.write(&build::whole()?)
}
