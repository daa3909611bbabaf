//! The window's pages: their packages and their build.

use crate::error::XtaskError;
use crate::program::Program;
use crate::tree;

/// Installs the packages that the lock file names, unless that has been done since it last changed.
pub(crate) fn install() -> Result<(), XtaskError> {
    let ui = tree::ui();
    let installed = tree::changed(&ui.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= tree::changed(&ui.join("package-lock.json")) {
        return Ok(());
    }
    Program::npm().args(["ci", "--no-audit", "--no-fund"]).run()
}

/// Builds the pages into `ui/dist`.
fn build() -> Result<(), XtaskError> {
    Program::npm().args(["run", "build"]).run()
}

/// Builds the pages unless none of their sources changed since the last build.
pub(crate) fn build_if_changed() -> Result<(), XtaskError> {
    let ui = tree::ui();
    let mut sources = None;
    for part in ["index.html", "package-lock.json", "public", "src", "tsconfig.json", "vite.config.ts"] {
        sources = sources.max(tree::newest(&ui.join(part))?);
    }
    if tree::changed(&ui.join("dist/index.html")).is_some_and(|built| Some(built) >= sources) {
        return Ok(());
    }
    build()
}
