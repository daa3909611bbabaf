//! Files private to the user that are replaced whole or not at all.

use std::fs::{self, DirBuilder, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::VaultError;

/// What names of files that are not finished start with.
const UNFINISHED: &str = ".new-";

/// The steps of a write, in order, and the other changes of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileStep {
    /// A file of another name was made beside the wanted one.
    Created,
    /// All bytes are in it.
    Written,
    /// They are on the disk.
    Synced,
    /// They were read back and are the same.
    Compared,
    /// It has the wanted name.
    Renamed,
    /// That is on the disk, too.
    Durable,
    /// A folder was moved.
    Moved,
    /// A file was removed.
    Removed,
}

pub(crate) type After = Arc<dyn Fn(FileStep) + Send + Sync>;

/// A folder, and what is called after each step of a change in it: nothing, but in tests the end of the process.
pub(crate) struct Files {
    root: PathBuf,
    after: After,
}

/// The right to do something that one process at a time may do; given back on drop.
#[must_use]
pub(crate) struct Turn(#[expect(dead_code, reason = "the lock lasts as long as the file is open")] File);

impl Files {
    /// Makes the folder if need be, and closes it to other users.
    pub(crate) fn new(root: PathBuf) -> Result<Self, VaultError> {
        make_folder(&root)?;
        Ok(Self { root, after: Arc::new(|_| ()) })
    }

    pub(crate) fn set_after(&mut self, after: After) {
        self.after = after;
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Waits until no other holder has the turn of this name, in this process or another.
    pub(crate) fn turn(&self, name: &str) -> Result<Turn, VaultError> {
        let path = self.path(name);
        let mut options = File::options();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(failed(&path, "opened"))?;
        file.lock().map_err(failed(&path, "locked"))?;
        Ok(Turn(file))
    }

    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        let path = self.path(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(&path, "read")(error)),
        }
    }

    /// Replaces a file. After a crash at any step it is there as it was or as it shall be; what was written is read
    /// back and compared before the old one is given up.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), VaultError> {
        let path = self.path(name);
        let folder = path.parent().unwrap_or(&self.root);
        let after = &*self.after;
        make_folder(folder)?;
        let mut file = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .tempfile_in(folder)
            .map_err(failed(&path, "created"))?;
        after(FileStep::Created);
        file.write_all(bytes).map_err(failed(&path, "written"))?;
        after(FileStep::Written);
        file.as_file().sync_all().map_err(failed(&path, "written"))?;
        after(FileStep::Synced);
        if fs::read(file.path()).map_err(failed(&path, "read back"))? != bytes {
            return Err(VaultError::ReadBack(path));
        }
        after(FileStep::Compared);
        file.persist(&path).map_err(|error| failed(&path, "replaced")(error.error))?;
        after(FileStep::Renamed);
        sync_folder(folder)?;
        after(FileStep::Durable);
        Ok(())
    }

    /// Removes a file; one that is not there is no error.
    pub(crate) fn remove(&self, name: &str) -> Result<(), VaultError> {
        let path = self.path(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(&path, "removed")(error)),
            _ => (self.after)(FileStep::Removed),
        }
        let folder = path.parent().unwrap_or(&self.root);
        // Before the first write of a profile there is no folder, and so nothing that could come back.
        if folder.is_dir() { sync_folder(folder) } else { Ok(()) }
    }

    /// Moves a folder; one that is not there is no error.
    pub(crate) fn move_folder(&self, from: &str, to: &str) -> Result<(), VaultError> {
        let (from, to) = (self.path(from), self.path(to));
        if from.exists() {
            fs::rename(&from, &to).map_err(failed(&from, "moved"))?;
            (self.after)(FileStep::Moved);
            sync_folder(to.parent().unwrap_or(&self.root))?;
        }
        sync_folder(&self.root)
    }

    /// The names of the finished files in a folder; none where there is no such folder.
    pub(crate) fn list(&self, folder: &str) -> Result<Vec<String>, VaultError> {
        let all = self.all(folder)?;
        Ok(all.into_iter().filter(|name| !name.starts_with(UNFINISHED)).collect())
    }

    /// Removes what a crash left unfinished. The caller holds the turn that all writers take.
    pub(crate) fn sweep(&self, folder: &str) -> Result<(), VaultError> {
        for name in self.all(folder)?.iter().filter(|name| name.starts_with(UNFINISHED)) {
            let path = self.path(folder).join(name);
            fs::remove_file(&path).map_err(failed(&path, "removed"))?;
        }
        Ok(())
    }

    fn all(&self, folder: &str) -> Result<Vec<String>, VaultError> {
        let path = self.path(folder);
        let entries = match fs::read_dir(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(failed(&path, "read"))?,
        };
        entries
            .map(|entry| Ok(entry.map_err(failed(&path, "read"))?.file_name().to_string_lossy().into_owned()))
            .collect()
    }
}

impl std::fmt::Debug for Files {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Files").field(&self.root).finish()
    }
}

fn failed(path: &Path, action: &'static str) -> impl Fn(std::io::Error) -> VaultError {
    let path = path.to_owned();
    move |source| VaultError::File { path: path.clone(), action, source }
}

fn make_folder(path: &Path) -> Result<(), VaultError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(failed(path, "created"))?;
    #[cfg(unix)]
    {
        let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(path, private).map_err(failed(path, "made private"))?;
    }
    Ok(())
}

/// Makes a rename or removal in a folder survive a power cut. Windows has no such call for folders.
fn sync_folder(path: &Path) -> Result<(), VaultError> {
    if cfg!(unix) {
        File::open(path).and_then(|folder| folder.sync_all()).map_err(failed(path, "written"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_removed_from_a_folder_that_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().join("vault")).unwrap();
        files.remove("records/nobody").unwrap();
        assert_eq!(files.list("records").unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_write_replaces_and_a_removal_can_be_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().join("vault")).unwrap();
        files.write("records/a", b"old").unwrap();
        files.write("records/a", b"new").unwrap();
        assert_eq!(files.read("records/a").unwrap().unwrap(), b"new");
        assert_eq!(files.list("records").unwrap(), ["a"]);
        files.remove("records/a").unwrap();
        files.remove("records/a").unwrap();
        assert_eq!(files.read("records/a").unwrap(), None);
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().join("vault")).unwrap();
        fs::create_dir(files.path("a")).unwrap();
        assert!(matches!(files.write("a", b"x"), Err(VaultError::File { action: "replaced", .. })));
        assert_eq!(files.all("").unwrap(), ["a"]);
    }

    #[cfg(unix)]
    #[test]
    fn other_users_can_read_nothing() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("vault");
        fs::create_dir(&root).unwrap();
        fs::set_permissions(&root, PermissionsExt::from_mode(0o755)).unwrap();
        let files = Files::new(root.clone()).unwrap();
        files.write("records/a", b"x").unwrap();
        drop(files.turn("writing.lock").unwrap());
        let mode = |name: &str| fs::metadata(root.join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(""), mode("records")), (0o700, 0o700));
        assert_eq!((mode("records/a"), mode("writing.lock")), (0o600, 0o600));
    }
}
