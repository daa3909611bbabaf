//! The process ends after each step of handing a secret over in turn; the file is there whole or not at all, and nobody
//! else can read what is left beside it. A child process writes it and exits without unwinding, as a kill does.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use chatelaine_model::Secret;

use super::{Handover, UNFINISHED};

const KILLED: i32 = 86;
const ROOT: &str = "CHATELAINE_KILL_ROOT";
const AT: &str = "CHATELAINE_KILL_AT";
const SECRET: &str = "SENTINEL-handed-over-7d1f";
/// Begun, written, on the disk, in its place, and that on the disk.
const STEPS: usize = 5;
static DONE: AtomicUsize = AtomicUsize::new(0);

/// Ends the process if it is a child whose step this is.
pub(super) fn step() {
    if let Ok(at) = std::env::var(AT)
        && DONE.fetch_add(1, Ordering::SeqCst) == at.parse::<usize>().unwrap()
    {
        std::process::exit(KILLED);
    }
}

/// Hands a secret over, and ends after the step that the parent names.
#[test]
#[ignore = "runs as the child of the other"]
fn child() {
    let Ok(root) = std::env::var(ROOT) else { return };
    let mut handover = Handover::prepare(&Path::new(&root).join("key.secret")).unwrap();
    handover.write(&Secret::new(SECRET)).unwrap();
}

#[test]
fn a_secret_is_handed_over_whole_or_not_at_all() {
    for at in 0..=STEPS {
        let folder = tempfile::tempdir().unwrap();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "secret_file::kill_tests::child", "--ignored"])
            .env(ROOT, folder.path())
            .env(AT, at.to_string())
            .output()
            .unwrap();
        let expected = if at == STEPS { 0 } else { KILLED };
        assert_eq!(child.status.code(), Some(expected), "step {at}");
        assert!(
            !String::from_utf8_lossy(&[child.stdout, child.stderr].concat()).contains(SECRET),
            "step {at}"
        );

        let placed = at >= STEPS - 2;
        let found = fs::read_to_string(folder.path().join("key.secret")).ok();
        assert_eq!(found, placed.then(|| format!("{SECRET}\n")), "step {at}");
        for entry in fs::read_dir(folder.path()).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            assert!(name == "key.secret" || !placed && name.starts_with(UNFINISHED), "step {at}: {name}");
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                assert_eq!(
                    entry.metadata().unwrap().permissions().mode() & 0o777,
                    0o600,
                    "step {at}: {name}"
                );
            }
        }
    }
}
