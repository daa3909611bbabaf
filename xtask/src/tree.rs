//! Where things lie in the project.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::error::XtaskError;

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// The window's pages.
pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

/// When a file was last changed; `None` when there is none.
pub(crate) fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|facts| facts.modified()).ok()
}

/// When the newest file at or under a path was last changed; `None` when there is none.
pub(crate) fn newest(path: &Path) -> Result<Option<SystemTime>, XtaskError> {
    if !path.is_dir() {
        return Ok(changed(path));
    }
    let mut newest = None;
    for entry in path.read_dir().map_err(XtaskError::file(path))? {
        newest = newest.max(self::newest(&entry.map_err(XtaskError::file(path))?.path())?);
    }
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_file_of_a_tree_decides() {
        let dir = tempfile::tempdir().unwrap();
        let old = dir.path().join("old.ts");
        let deep = dir.path().join("deep");
        std::fs::create_dir(&deep).unwrap();
        std::fs::write(&old, "").unwrap();
        let new = std::fs::File::create(deep.join("new.ts")).unwrap();
        let later = changed(&old).unwrap() + std::time::Duration::from_secs(60);
        new.set_modified(later).unwrap();
        assert_eq!(newest(dir.path()).unwrap(), Some(later));
        assert_eq!(newest(&dir.path().join("none")).unwrap(), None);
    }
}
