//! The memory of this process.

/// The most that was in memory at once, in kB, from `/proc/self/status` (proc(5)); absent where there is no such file.
pub(crate) fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
