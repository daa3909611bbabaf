//! A desktop that nobody sees: display, bus, keychain and folders of its own, gone when it is dropped.

mod accessibility;
mod bus;
mod display;
mod folders;
mod keyring;
mod process;
mod windows;

use std::fs;
use std::process::Command;

use rustix::process::{Pid, Signal, kill_process};

use crate::{HarnessError, running};

pub use display::Display;
pub use folders::Folders;
pub use process::Process;

use accessibility::Accessibility;
use bus::Bus;
use keyring::Keyring;

/// A desktop of its own.
#[derive(Debug)]
pub struct Desktop {
    // In the order in which they are ended: those that use others first.
    recording: Option<Process>,
    accessibility: Option<Accessibility>,
    keyring: Option<Keyring>,
    bus: Bus,
    display: Display,
    folders: Folders,
}

impl Desktop {
    /// Starts a display, a bus and an unlocked, empty keychain.
    ///
    /// # Errors
    /// When a program is missing or does not start.
    pub async fn start() -> Result<Self, HarnessError> {
        let mut desktop = Self::start_without_keychain()?;
        desktop.keyring = Some(Keyring::start(&desktop.folders, &desktop.bus).await?);
        Ok(desktop)
    }

    /// The same, where assistive technology is told what is on the display, and every message that programs send each
    /// other, notifications among them, is written to the log `messages`.
    ///
    /// # Errors
    /// When a program is missing or does not start.
    pub async fn start_watched() -> Result<Self, HarnessError> {
        let mut desktop = Self::start_without_keychain()?;
        desktop.recording = Some(desktop.bus.record(&desktop.folders)?);
        desktop.keyring = Some(Keyring::start(&desktop.folders, &desktop.bus).await?);
        desktop.accessibility = Some(Accessibility::start(&desktop.folders, &desktop.bus).await?);
        Ok(desktop)
    }

    /// Starts a display and a bus on which no keychain answers.
    ///
    /// # Errors
    /// When a program is missing or does not start.
    pub fn start_without_keychain() -> Result<Self, HarnessError> {
        let folders = Folders::new()?;
        let display = Display::start(&folders)?;
        let bus = Bus::start(&folders, "bus")?;
        Ok(Self { recording: None, accessibility: None, keyring: None, bus, display, folders })
    }

    /// The folders that stand for the user's own.
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// The display.
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// A program about to be started on this desktop: nothing of the environment that the tests run in comes along.
    pub fn command(&self, program: &str) -> Command {
        let mut command = self.folders.command(program);
        command.env("DISPLAY", self.display.name()).env("DBUS_SESSION_BUS_ADDRESS", self.bus.address());
        match &self.accessibility {
            Some(accessibility) => command.env("AT_SPI_BUS_ADDRESS", accessibility.address()),
            // Nobody listens, and so nobody needs to be told.
            None => command.env("NO_AT_BRIDGE", "1"),
        };
        command
    }

    /// What assistive technology is told of everything on a watched desktop: every name, description, attribute and
    /// text, each on a line. Of another desktop nothing is told.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn told(&self) -> Result<String, HarnessError> {
        match &self.accessibility {
            Some(accessibility) => accessibility.told().await,
            None => Ok(String::new()),
        }
    }

    /// Lets a program crash as by `abort`, and says how many bytes of its memory the system was allowed
    /// to write down for it (the soft limit of `core` in `/proc/PID/limits`, proc(5)).
    ///
    /// # Errors
    /// When no such program runs here, or it cannot be crashed.
    pub fn crash(&self, program: &str) -> Result<String, HarnessError> {
        let running = running::at_home(&self.folders.home())?;
        let found = running.iter().find(|each| each.program.ends_with(program));
        let pid = found.and_then(|each| Pid::from_raw(each.pid)).ok_or(HarnessError::NotRunning)?;
        let file = format!("/proc/{}/limits", pid.as_raw_nonzero());
        let limits = fs::read_to_string(&file).map_err(HarnessError::file(&file))?;
        let core =
            limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap_or_default();
        kill_process(pid, Signal::ABORT).map_err(|error| HarnessError::file(file)(error.into()))?;
        Ok(core.split_whitespace().next().unwrap_or_default().to_owned())
    }

    /// Whether the keychain holds an entry of this service.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn keychain_holds(&self, service: &str) -> Result<bool, HarnessError> {
        self.keyring.as_ref().map_or(Ok(false), |keyring| keyring.holds(&self.folders, &self.bus, service))
    }

    /// What the clipboard holds now; nothing when nobody owns it.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn clipboard(&self) -> Result<String, HarnessError> {
        let asked = self.command("xclip").args(["-selection", "clipboard", "-out"]).output();
        let output = asked.map_err(HarnessError::start("xclip"))?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}
