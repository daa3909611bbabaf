//! A desktop that nobody sees: display, bus, keychain and folders of its own, gone when it is dropped.

mod bus;
mod display;
mod folders;
mod keyring;
mod process;
mod windows;

use std::process::Command;

use crate::HarnessError;

pub use display::Display;
pub use folders::Folders;
pub use process::Process;

use bus::Bus;
use keyring::Keyring;

/// A desktop of its own.
#[derive(Debug)]
pub struct Desktop {
    // In the order in which they are ended: those that use others first.
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

    /// Starts a display and a bus on which no keychain answers.
    ///
    /// # Errors
    /// When a program is missing or does not start.
    pub fn start_without_keychain() -> Result<Self, HarnessError> {
        let folders = Folders::new()?;
        let display = Display::start(&folders)?;
        let bus = Bus::start(&folders)?;
        Ok(Self { keyring: None, bus, display, folders })
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
        command
            .env("DISPLAY", self.display.name())
            .env("DBUS_SESSION_BUS_ADDRESS", self.bus.address())
            // The accessibility bus would be started by the first program and outlive the desktop.
            .env("NO_AT_BRIDGE", "1");
        command
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
