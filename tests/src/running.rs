//! Programs that run.

use std::fs;
use std::path::Path;

use crate::HarnessError;

/// A program that runs.
pub(crate) struct Running {
    pub(crate) pid: i32,
    /// As it was started, its folder included where it was.
    pub(crate) program: String,
    /// Its arguments and environment.
    pub(crate) given: Vec<u8>,
}

/// Every program that runs with this folder as its home, from `/proc/PID/cmdline` and `/proc/PID/environ` (proc(5)).
pub(crate) fn at_home(home: &Path) -> Result<Vec<Running>, HarnessError> {
    let marked = [b"HOME=", home.as_os_str().as_encoded_bytes()].concat();
    let mut found = Vec::new();
    for process in fs::read_dir("/proc").map_err(HarnessError::file("/proc"))? {
        let process = process.map_err(HarnessError::file("/proc"))?;
        let folder = process.path();
        let Some(pid) = process.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        // One that ended meanwhile has no such file any more.
        let (Ok(environment), Ok(arguments)) =
            (fs::read(folder.join("environ")), fs::read(folder.join("cmdline")))
        else {
            continue;
        };
        if environment.split(|byte| *byte == 0).any(|entry| entry == marked) {
            let program = arguments.split(|byte| *byte == 0).next().unwrap_or_default();
            let program = String::from_utf8_lossy(program).into_owned();
            found.push(Running { pid, program, given: [arguments, environment].concat() });
        }
    }
    Ok(found)
}
