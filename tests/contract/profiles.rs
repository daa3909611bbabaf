//! Where the profiles lie, told in two places that must agree.

use crate::project::json;

#[test]
fn the_terminal_finds_the_windows_folder() {
    assert_eq!(json("src-tauri/tauri.conf.json")["identifier"], chatelaine_desktop::IDENTIFIER);
}
