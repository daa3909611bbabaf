//! A session bus that starts nothing by itself.

use std::fs;

use crate::HarnessError;

use super::{Folders, Process};

/// Its socket lies in the runtime folder and goes with it. Without service folders nothing is started on demand:
/// neither the user's keychain nor a second of ours, and no accessibility bus that would outlive the desktop.
const CONFIGURATION: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:runtime=yes</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A session bus.
#[derive(Debug)]
pub(super) struct Bus {
    address: String,
    _daemon: Process,
}

impl Bus {
    pub(super) fn start(folders: &Folders) -> Result<Self, HarnessError> {
        let file = folders.path("bus.conf");
        fs::write(&file, CONFIGURATION).map_err(HarnessError::file(&file))?;
        let mut command = folders.command("dbus-daemon");
        command.arg("--config-file").arg(&file).args(["--print-address=1", "--nofork", "--nosyslog"]);
        let (daemon, address) = Process::start_and_hear("dbus-daemon", command, &folders.log("dbus-daemon"))?;
        Ok(Self { address, _daemon: daemon })
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }
}
