//! Where the pictures of one window go.

use std::path::Path;

use chatelaine_tests::HarnessError;
use chatelaine_tests::window::Window;

/// The usual size, and the smallest that the window takes.
const SIZES: [(u32, u32); 2] = [(1280, 800), (960, 640)];

/// A window, and the folder for its pictures.
pub(crate) struct Album<'a> {
    pub(crate) window: &'a Window,
    pub(crate) folder: &'a Path,
    /// `light` or `dark`.
    pub(crate) colours: &'a str,
}

impl Album<'_> {
    /// Takes the screen that is shown now in both sizes: `keys-light-1280x800.png` and its like.
    pub(crate) async fn take(&self, screen: &str) -> Result<(), HarnessError> {
        for (width, height) in SIZES {
            self.window.resize(width, height).await?;
            let name = format!("{screen}-{}-{width}x{height}.png", self.colours);
            self.window.picture(&self.folder.join(&name)).await?;
            println!("{name}");
        }
        self.window.resize(SIZES[0].0, SIZES[0].1).await
    }
}
