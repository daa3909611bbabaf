//! What passed and has not changed since is not done again: a second run is for what the work of the minute can break.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::XtaskError;
use crate::program::Program;
use crate::tree;

/// All that the outcome of a stage depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inputs {
    /// Files and folders; in these, what git does not ignore.
    pub(super) paths: &'static [&'static str],
    /// Programs, by what they call their version.
    pub(super) programs: &'static [&'static str],
}

/// What the inputs in a copy of the project are like now; `None` where that cannot be told, as without git.
pub(super) fn fingerprint(root: &Path, inputs: &Inputs) -> Option<String> {
    let mut hash = Sha256::new();
    let listed = Program::new("git")
        .within(root)
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"])
        .args(inputs.paths)
        .ask()?;
    let mut files: Vec<&str> = listed.split('\0').filter(|file| !file.is_empty()).collect();
    if files.is_empty() {
        return None;
    }
    files.sort_unstable();
    files.dedup();
    for file in files {
        // One that was removed is listed until that is committed.
        let content = fs::read(root.join(file)).ok();
        hash.update(file);
        hash.update([0, u8::from(content.is_some())]);
        hash.update(Sha256::digest(content.unwrap_or_default()));
    }
    for program in inputs.programs {
        hash.update(Program::new(program).args(["--version"]).ask().unwrap_or_default());
        hash.update([0]);
    }
    let hex = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Some(hex)
}

/// The last success of each stage, below the target folder.
pub(super) struct Successes(PathBuf);

impl Successes {
    /// Those of this copy of the project.
    pub(super) fn here() -> Self {
        Self(tree::root().join("target/xtask/passed"))
    }

    /// Whether the stage passed when its inputs were like this.
    pub(super) fn has(&self, stage: &str, fingerprint: &str) -> bool {
        fs::read_to_string(self.0.join(stage)).is_ok_and(|passed| passed == fingerprint)
    }

    /// Forgets that the stage passed. It is done before the stage begins, so that one that is killed has not passed.
    pub(super) fn forget(&self, stage: &str) -> Result<(), XtaskError> {
        let file = self.0.join(stage);
        if file.exists() { fs::remove_file(&file).map_err(XtaskError::file(&file)) } else { Ok(()) }
    }

    /// Keeps in mind that the stage passed when its inputs were like this.
    pub(super) fn add(&self, stage: &str, fingerprint: &str) -> Result<(), XtaskError> {
        let written = |path: &Path| fs::create_dir_all(&self.0).and_then(|()| fs::write(path, fingerprint));
        let file = self.0.join(stage);
        written(&file).map_err(XtaskError::file(&file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UI: Inputs = Inputs { paths: &["ui"], programs: &["git"] };

    fn project() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("ui/dist")).unwrap();
        fs::write(root.path().join(".gitignore"), "dist/\n").unwrap();
        fs::write(root.path().join("ui/page.ts"), "one").unwrap();
        fs::write(root.path().join("README.md"), "one").unwrap();
        Program::new("git").within(root.path()).args(["init", "--quiet"]).run().unwrap();
        Program::new("git").within(root.path()).args(["add", "."]).run().unwrap();
        root
    }

    #[test]
    fn the_same_content_has_the_same_fingerprint_and_any_other_another() {
        let root = project();
        let mut seen = vec![fingerprint(root.path(), &UI).unwrap()];
        fs::write(root.path().join("README.md"), "two").unwrap();
        fs::write(root.path().join("ui/dist/page.js"), "two").unwrap();
        fs::write(root.path().join("ui/page.ts"), "one").unwrap();
        assert_eq!(fingerprint(root.path(), &UI).unwrap(), seen[0]);

        let mut is_new = || {
            let now = fingerprint(root.path(), &UI).unwrap();
            let new = !seen.contains(&now);
            seen.push(now);
            new
        };
        fs::write(root.path().join("ui/page.ts"), "two").unwrap();
        assert!(is_new(), "changed");
        fs::write(root.path().join("ui/untracked.ts"), "").unwrap();
        assert!(is_new(), "added");
        fs::remove_file(root.path().join("ui/page.ts")).unwrap();
        assert!(is_new(), "removed");
        assert_ne!(
            fingerprint(root.path(), &Inputs { programs: &["git", "cargo"], ..UI }),
            fingerprint(root.path(), &UI)
        );
    }

    #[test]
    fn where_there_is_nothing_to_look_at_nothing_is_told() {
        let root = project();
        assert_eq!(fingerprint(root.path(), &Inputs { paths: &["no-such-folder"], ..UI }), None);
        assert_eq!(fingerprint(tempfile::tempdir().unwrap().path(), &UI), None);
    }

    #[test]
    fn a_success_counts_until_it_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let successes = Successes(folder.path().join("passed"));
        assert!(!successes.has("ui-unit", "one"));
        successes.add("ui-unit", "one").unwrap();
        assert!(successes.has("ui-unit", "one"));
        assert!(!successes.has("ui-unit", "two"));
        successes.forget("ui-unit").unwrap();
        assert!(!successes.has("ui-unit", "one"));
    }
}
