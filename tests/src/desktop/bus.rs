//! A message bus that starts nothing by itself.

use std::fs;

use crate::HarnessError;

use super::{Folders, Process};

/// Its socket lies in the runtime folder and goes with it. Without service folders nothing is started on demand:
/// neither the user's keychain nor a second of ours, and no accessibility bus that would outlive the desktop.
fn configuration(socket: &str) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#
    )
}

/// A message bus.
#[derive(Debug)]
pub(super) struct Bus {
    address: String,
    _daemon: Process,
}

impl Bus {
    /// Starts one, under a name that is free in the runtime folder.
    pub(super) fn start(folders: &Folders, name: &str) -> Result<Self, HarnessError> {
        let file = folders.path(&format!("{name}.conf"));
        let socket = folders.path("runtime").join(name);
        fs::write(&file, configuration(&socket.to_string_lossy())).map_err(HarnessError::file(&file))?;
        let mut command = folders.command("dbus-daemon");
        command.arg("--config-file").arg(&file).args(["--print-address=1", "--nofork", "--nosyslog"]);
        let (daemon, address) = Process::start_and_hear("dbus-daemon", command, &folders.log("dbus-daemon"))?;
        Ok(Self { address, _daemon: daemon })
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Writes every message that goes over it from here on into a file of the logs, as it is, until the recording is
    /// dropped (dbus-monitor(1)).
    pub(super) fn record(&self, folders: &Folders) -> Result<Process, HarnessError> {
        let name = "dbus-monitor";
        let file = folders.log("messages");
        let into = fs::File::create(&file).map_err(HarnessError::file(&file))?;
        let mut command = folders.command(name);
        command.args(["--pcap", "--address", &self.address]).stdout(into);
        Process::start(name, command, &folders.log(name))
    }
}
