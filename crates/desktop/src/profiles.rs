//! Where the profiles lie, the same for the window and the terminal.

use std::path::{Path, PathBuf};

use chatelaine_console::view::ProfileKind;

/// The name that the window has among the programs of this computer, as `src-tauri/tauri.conf.json` says it.
pub const IDENTIFIER: &str = "org.chatelaine.desktop";

/// The folder of all profiles unless the user names another: `IDENTIFIER` in the platform's folder for data.
/// `None` where the platform names no such folder.
pub fn profiles() -> Option<PathBuf> {
    dirs::data_dir().map(|data| data.join(IDENTIFIER))
}

/// The folder of one profile among them.
pub fn profile(root: &Path, kind: ProfileKind) -> PathBuf {
    root.join(match kind {
        ProfileKind::Own => "own",
        ProfileKind::Sandbox => "sandbox",
    })
}
