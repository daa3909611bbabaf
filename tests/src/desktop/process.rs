//! A program that ends when its handle is dropped.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::HarnessError;

/// A program that runs beside the tests.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Starts it with what it complains about written to a file.
    ///
    /// # Errors
    /// When the file cannot be written or the program does not start.
    pub fn start(name: &'static str, mut command: Command, log: &Path) -> Result<Self, HarnessError> {
        let log = File::options().create(true).append(true).open(log).map_err(HarnessError::file(log))?;
        let child = command.stderr(log).spawn().map_err(HarnessError::start(name))?;
        Ok(Self(child))
    }

    /// Starts a program that tells one line on its standard output when it is ready.
    pub(crate) fn start_and_hear(
        name: &'static str,
        mut command: Command,
        log: &Path,
    ) -> Result<(Self, String), HarnessError> {
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = Self::start(name, command, log)?;
        let mut line = String::new();
        if let Some(stdout) = process.0.stdout.take() {
            BufReader::new(stdout).read_line(&mut line).map_err(HarnessError::start(name))?;
        }
        if line.trim().is_empty() {
            return Err(HarnessError::start(name)(io::ErrorKind::UnexpectedEof.into()));
        }
        Ok((process, line.trim().to_owned()))
    }

    /// Where it reads from, once.
    pub(crate) fn stdin(&mut self) -> Option<std::process::ChildStdin> {
        self.0.stdin.take()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself already: both calls then have nothing to do.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
