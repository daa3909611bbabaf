//! A display in memory.

use std::fs;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;

use crate::HarnessError;

use super::{Folders, Process, windows};

/// The bytes of a line, and the lines of a screen.
const LINE: usize = 1280 * 4;
const LINES: u64 = 800;

/// An X display of 1280 by 800 pixels in memory.
#[derive(Debug)]
pub struct Display {
    name: String,
    memory: PathBuf,
    _server: Process,
}

impl Display {
    pub(super) fn start(folders: &Folders) -> Result<Self, HarnessError> {
        let memory = folders.path("screen");
        fs::create_dir(&memory).map_err(HarnessError::file(&memory))?;
        let mut command = folders.command("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]);
        // The screen's memory is a file: what is painted can be seen without asking the server for it.
        command.arg("-fbdir").arg(&memory);
        let (server, number) = Process::start_and_hear("Xvfb", command, &folders.log("Xvfb"))?;
        Ok(Self { name: format!(":{number}"), memory: memory.join("Xvfb_screen0"), _server: server })
    }

    /// Its name, `:7` for instance.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Closes the windows on it as their close buttons would.
    ///
    /// # Errors
    /// When the display cannot be spoken to.
    pub fn close_windows(&self) -> Result<(), HarnessError> {
        windows::close_windows(&self.name).map_err(HarnessError::Display)
    }

    /// What every window on it tells the window manager, its title among it: all its properties as they are, one after
    /// the other.
    ///
    /// # Errors
    /// When the display cannot be spoken to.
    pub fn told(&self) -> Result<Vec<u8>, HarnessError> {
        windows::told(&self.name).map_err(HarnessError::Display)
    }

    /// Makes the windows on it paint themselves anew, and waits for it.
    ///
    /// # Errors
    /// When the display cannot be spoken to.
    pub fn repaint_windows(&self) -> Result<(), HarnessError> {
        windows::repaint_windows(&self.name).map_err(HarnessError::Display)
    }

    /// The pixels as they are now, four bytes each.
    ///
    /// # Errors
    /// When the screen's memory cannot be read.
    pub fn pixels(&self) -> Result<Vec<u8>, HarnessError> {
        self.read(1)
    }

    /// Every eighth line of the pixels: enough to see whether anything has changed, little enough to look all the time
    /// and take nothing from the program that paints.
    ///
    /// # Errors
    /// When the screen's memory cannot be read.
    pub fn glance(&self) -> Result<Vec<u8>, HarnessError> {
        self.read(8)
    }

    /// One in so many lines of the pixels.
    fn read(&self, of: u64) -> Result<Vec<u8>, HarnessError> {
        let failed = HarnessError::file(&self.memory);
        let read = || -> std::io::Result<Vec<u8>> {
            let dump = fs::File::open(&self.memory)?;
            // An X window dump (XWDFile.h): its first word is the size of the header, its twentieth the number of
            // colours of twelve bytes that stand between header and pixels. Big-endian, as Xvfb writes it.
            let mut head = [0; 80];
            dump.read_exact_at(&mut head, 0)?;
            let word =
                |index: usize| head[index * 4..][..4].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
            let start = word(0) + 12 * word(19);
            let mut pixels = Vec::with_capacity(LINE * LINES as usize / of as usize);
            let mut line = [0; LINE];
            for number in (0..LINES).step_by(of as usize) {
                dump.read_exact_at(&mut line, start + number * LINE as u64)?;
                pixels.extend_from_slice(&line);
            }
            Ok(pixels)
        };
        read().map_err(failed)
    }
}
