//! Programs that run.

use std::fs;
use std::path::Path;

use crate::HarnessError;

/// The arguments and the environment of each program that runs with this folder as its home, each with a name, from
/// `/proc/PID/cmdline` and `/proc/PID/environ` (proc(5)).
pub(super) fn at_home(home: &Path) -> Result<Vec<(String, Vec<u8>)>, HarnessError> {
    let marked = [b"HOME=", home.as_os_str().as_encoded_bytes()].concat();
    let mut found = Vec::new();
    for process in fs::read_dir("/proc").map_err(HarnessError::file("/proc"))? {
        let folder = process.map_err(HarnessError::file("/proc"))?.path();
        // What is no process has no such file, and one that ended meanwhile has it no more.
        let (Ok(environment), Ok(arguments)) =
            (fs::read(folder.join("environ")), fs::read(folder.join("cmdline")))
        else {
            continue;
        };
        if environment.split(|byte| *byte == 0).any(|entry| entry == marked) {
            let program = arguments.split(|byte| *byte == 0).next().unwrap_or_default();
            let place = format!("arguments or environment of {}", String::from_utf8_lossy(program));
            found.push((place, [arguments, environment].concat()));
        }
    }
    Ok(found)
}
