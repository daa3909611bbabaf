//! Pictures of the page.

use std::fs;
use std::path::Path;

use fantoccini::Client;

use crate::HarnessError;

/// The driver takes the picture of the last painted frame, which is an old one unless frames went by since the page
/// changed. Animations are brought to their end first, so that no picture shows half of one, and what is just
/// appearing or going is waited for.
const SETTLE: &str = "const done = arguments[arguments.length - 1];
let calm = 0;
let frames = 0;
function frame() {
  for (const animation of document.getAnimations()) {
    try { animation.finish(); } catch { animation.cancel(); }
  }
  calm = document.querySelector('[data-starting-style], [data-ending-style]') ? 0 : calm + 1;
  frames += 1;
  if (calm > 4 || frames > 240) done(null);
  else requestAnimationFrame(frame);
}
requestAnimationFrame(frame);";

/// Writes a picture as PNG.
pub(super) async fn take(client: &Client, file: &Path) -> Result<(), HarnessError> {
    client.execute_async(SETTLE, Vec::new()).await?;
    let png = client.screenshot().await?;
    fs::write(file, png).map_err(HarnessError::file(file))
}
