//! Installing what is missing: on Debian and Ubuntu by itself, elsewhere by telling the user the exact command.

mod need;
mod platform;
mod python;

use std::path::PathBuf;

use crate::error::XtaskError;
use need::Need;
use platform::Platform;

/// Sees to what compiling the window takes.
pub(crate) fn build_tools() -> Result<(), XtaskError> {
    provide(&need::BUILD)
}

/// Sees to what showing and driving the window unseen takes, its keychain included.
pub(crate) fn headless_tools() -> Result<(), XtaskError> {
    provide(&need::HEADLESS)
}

/// Sees to the browser in which the pages are tested on a mock host.
pub(crate) fn browser() -> Result<(), XtaskError> {
    provide(&need::BROWSER)
}

/// Sees to a Python in which virtual environments can be made.
pub(crate) fn python() -> Result<(), XtaskError> {
    provide(&need::PYTHON)
}

/// Sees to the JupyterHub that the tests talk to, in a virtual environment below the target folder, and gives its
/// program.
pub(crate) fn jupyterhub() -> Result<PathBuf, XtaskError> {
    python()?;
    python::jupyterhub()
}

fn provide(needs: &[Need]) -> Result<(), XtaskError> {
    let platform = Platform::here();
    let missing = platform.missing(needs);
    if missing.is_empty() { Ok(()) } else { platform.install(&missing) }
}
