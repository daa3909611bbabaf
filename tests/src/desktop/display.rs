//! A display in memory.

use std::fs;
use std::path::PathBuf;

use crate::HarnessError;

use super::{Folders, Process, closing};

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
        closing::close_windows(&self.name).map_err(HarnessError::Display)
    }

    /// The pixels as they are now, four bytes each.
    ///
    /// # Errors
    /// When the screen's memory cannot be read.
    pub fn pixels(&self) -> Result<Vec<u8>, HarnessError> {
        let mut dump = fs::read(&self.memory).map_err(HarnessError::file(&self.memory))?;
        // An X window dump (XWDFile.h): its first word is the size of the header, its twentieth the number of colours
        // of twelve bytes that stand between header and pixels. Big-endian, as Xvfb writes it.
        let word = |index: usize| dump.get(index * 4..index * 4 + 4).and_then(|bytes| bytes.try_into().ok());
        let (Some(header), Some(colours)) = (word(0), word(19)) else {
            return Err(HarnessError::Picture("it is too short"));
        };
        let start = (u32::from_be_bytes(header) + 12 * u32::from_be_bytes(colours)) as usize;
        if start > dump.len() {
            return Err(HarnessError::Picture("its header points behind its end"));
        }
        Ok(dump.split_off(start))
    }
}
