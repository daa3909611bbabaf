//! A Secret Service of the desktop's own, unlocked and empty.

use std::io::Write;
use std::process::Stdio;

use crate::{HarnessError, until};

use super::bus::Bus;
use super::{Folders, Process};

/// What unlocks it. An empty password does not.
const PASSWORD: &[u8] = b"made-up\n";

/// GNOME's keyring as a Secret Service.
#[derive(Debug)]
pub(super) struct Keyring {
    _daemon: Process,
}

impl Keyring {
    pub(super) async fn start(folders: &Folders, bus: &Bus) -> Result<Self, HarnessError> {
        let name = "gnome-keyring-daemon";
        let mut command = folders.command(name);
        command.env("DBUS_SESSION_BUS_ADDRESS", bus.address());
        command
            .args(["--foreground", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null());
        let mut daemon = Process::start(name, command, &folders.log(name))?;
        if let Some(mut stdin) = daemon.stdin() {
            stdin.write_all(PASSWORD).map_err(HarnessError::start(name))?;
        }
        let keyring = Self { _daemon: daemon };
        until("the keychain on the bus", async || Ok(present(folders, bus)?.then_some(()))).await?;
        Ok(keyring)
    }

    /// Whether it holds an entry of this service.
    pub(super) fn holds(&self, folders: &Folders, bus: &Bus, service: &str) -> Result<bool, HarnessError> {
        let mut command = folders.command("secret-tool");
        command.env("DBUS_SESSION_BUS_ADDRESS", bus.address()).args(["search", "--all", "service", service]);
        let found = command.output().map_err(HarnessError::start("secret-tool"))?;
        // The answer holds the secret itself; only whether there is one goes further.
        Ok(found.status.success() && !found.stdout.is_empty())
    }
}

fn present(folders: &Folders, bus: &Bus) -> Result<bool, HarnessError> {
    let mut command = folders.command("dbus-send");
    command.env("DBUS_SESSION_BUS_ADDRESS", bus.address());
    command.args([
        "--session",
        "--print-reply=literal",
        "--dest=org.freedesktop.DBus",
        "/org/freedesktop/DBus",
    ]);
    command.args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]);
    let answer = command.output().map_err(HarnessError::start("dbus-send"))?;
    Ok(String::from_utf8_lossy(&answer.stdout).contains("true"))
}
