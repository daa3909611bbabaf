//! Installing what is missing: on Debian and Ubuntu by itself, elsewhere by telling the user the exact command.

mod need;
mod platform;

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

fn provide(needs: &[Need]) -> Result<(), XtaskError> {
    let platform = Platform::here();
    let missing = platform.missing(needs);
    if missing.is_empty() { Ok(()) } else { platform.install(&missing) }
}
