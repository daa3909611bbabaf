//! When a window has painted its first screen, seen on the display itself and so for any window alike.

use std::process::{Child, Command};
use std::time::{Duration, Instant};

use chatelaine_tests::HarnessError;
use chatelaine_tests::desktop::Display;

/// How often the display is looked at.
const STEP: Duration = Duration::from_millis(4);
/// A display that does not change for so long shows the whole screen.
const STILL: Duration = Duration::from_millis(1500);
/// The longest start.
const PATIENCE: Duration = Duration::from_secs(60);
/// A screen is painted when all but one in so many pixels are as they will be: a caret or clock may go on.
const TOLERANCE: usize = 250;

/// When a program showed something, counted from its start.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Painted {
    /// Something was drawn: the display is no longer of one colour.
    pub(crate) first: Duration,
    /// The display first looked as it does once it stands still.
    pub(crate) whole: Duration,
}

/// A program that is watched from its start on, and ended with this value.
pub(crate) struct Watched {
    child: Child,
    began: Instant,
}

impl Watched {
    pub(crate) fn start(mut command: Command) -> Result<Self, HarnessError> {
        let began = Instant::now();
        let child =
            command.spawn().map_err(|source| HarnessError::Start { program: "the window", source })?;
        Ok(Self { child, began })
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Watches until the display stands still.
    pub(crate) fn watch(&mut self, display: &Display, blank: Vec<u8>) -> Result<Painted, HarnessError> {
        let mut first = None;
        let (mut changed, mut last, mut glance) = (Duration::ZERO, blank, Vec::new());
        loop {
            std::thread::sleep(STEP);
            let now = self.began.elapsed();
            let seen = display.glance()?;
            if seen != glance {
                glance = seen;
                let pixels = display.pixels()?;
                // A surface that is just being filled is of two colours for a moment.
                first = if is_drawn(&pixels) { first.or(Some(now)) } else { None };
                if differing(&pixels, &last) > last.len() / 4 / TOLERANCE {
                    (changed, last) = (now, pixels);
                }
            }
            if let Some(first) = first.filter(|_| now - changed > STILL) {
                return Ok(Painted { first, whole: changed.max(first) });
            }
            if now > PATIENCE {
                return Err(HarnessError::Picture("nothing was painted, or it never stood still"));
            }
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether more is there than a surface of one colour: even one word has more pixels than this.
fn is_drawn(pixels: &[u8]) -> bool {
    let surface = &pixels[pixels.len() / 8 * 4..][..4];
    pixels.chunks_exact(4).filter(|pixel| *pixel != surface).count() > 100
}

/// How many pixels differ.
fn differing(one: &[u8], other: &[u8]) -> usize {
    if one == other {
        0
    } else {
        one.chunks_exact(4).zip(other.chunks_exact(4)).filter(|(a, b)| a != b).count()
    }
}
