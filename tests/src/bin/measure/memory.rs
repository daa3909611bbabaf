//! Memory of a program and all that it started.

use std::collections::HashMap;
use std::fs;

/// Proportional set size of a process and its descendants in kB, from `/proc/PID/smaps_rollup` (proc(5)): pages that
/// several processes share are counted once among them.
pub(crate) fn of_tree(root: u32) -> u64 {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for process in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let id = process.file_name().to_str().and_then(|name| name.parse().ok());
        let stat = fs::read_to_string(process.path().join("stat")).ok();
        if let (Some(id), Some(parent)) = (id, stat.as_deref().and_then(parent)) {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut sum = 0;
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        // One that ended meanwhile has no memory any more.
        let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        sum += pss(&rollup).unwrap_or(0);
        open.extend(children.get(&id).into_iter().flatten());
    }
    sum
}

/// The parent in `/proc/PID/stat`: the second word after the name, which stands in parentheses and may hold some.
fn parent(stat: &str) -> Option<u32> {
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn pss(rollup: &str) -> Option<u64> {
    rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_files_are_understood() {
        assert_eq!(parent("42 (a) b) S 7 42 42 0 -1"), Some(7));
        assert_eq!(pss("Rss: 100 kB\nPss:      88 kB\nPss_Dirty: 4 kB\n"), Some(88));
        assert!(of_tree(std::process::id()) > 100);
    }
}
