//! A new file that is there whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::ConsoleError;

/// What names of files that are not finished start with.
const UNFINISHED: &str = ".new-";

/// A file beside the one that is wanted, until it is finished. It is the user's alone (0600 on Unix), and gone when it
/// is dropped before its end.
pub(crate) struct NewFile {
    path: PathBuf,
    replace: bool,
    file: BufWriter<NamedTempFile>,
}

impl NewFile {
    /// Begins one in the folder of the wanted file.
    ///
    /// # Errors
    /// `FileExists` unless it may be replaced, `File` when the folder cannot be written to.
    pub(crate) fn begin(path: &Path, replace: bool) -> Result<Self, ConsoleError> {
        if !replace && path.symlink_metadata().is_ok() {
            return Err(ConsoleError::FileExists(path.to_owned()));
        }
        let beside = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder(path));
        let file = beside.map_err(failed(path))?;
        step();
        Ok(Self { path: path.to_owned(), replace, file: BufWriter::new(file) })
    }

    /// Puts it in its place once it is on the disk, and returns when that is on the disk, too.
    ///
    /// # Errors
    /// As [`NewFile::begin`]; what was there before is then still there, unless only the folder cannot be synced.
    pub(crate) fn finish(self) -> Result<(), ConsoleError> {
        let Self { path, replace, file } = self;
        let file = file.into_inner().map_err(|error| failed(&path)(error.into_error()))?;
        step();
        file.as_file().sync_all().map_err(failed(&path))?;
        step();
        let placed = if replace { file.persist(&path) } else { file.persist_noclobber(&path) };
        match placed {
            Ok(_) => {
                step();
                sync_folder(folder(&path)).map_err(failed(&path))?;
                step();
                Ok(())
            }
            Err(error) if !replace && error.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(ConsoleError::FileExists(path))
            }
            Err(error) => Err(failed(&path)(error.error)),
        }
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Makes a change of names in a folder survive a power cut. Windows has no such call for folders.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A step is done; tests end the program there.
fn step() {
    #[cfg(test)]
    crate::kill_tests::step();
}

/// What went wrong at a file.
pub(crate) fn failed(path: &Path) -> impl Fn(io::Error) -> ConsoleError {
    let path = path.to_owned();
    move |source| ConsoleError::File { path: path.clone(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_stays_until_the_new_file_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.csv");
        std::fs::write(&path, "old").unwrap();
        let mut file = NewFile::begin(&path, true).unwrap();
        file.write_all(b"half").unwrap();
        file.flush().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        drop(file);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);

        let mut file = NewFile::begin(&path, true).unwrap();
        file.write_all(b"new").unwrap();
        file.finish().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
    }

    #[test]
    fn nothing_is_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.csv");
        let late = NewFile::begin(&path, false).unwrap();
        std::fs::write(&path, "old").unwrap();
        assert!(matches!(NewFile::begin(&path, false), Err(ConsoleError::FileExists(_))));
        // It came to be there meanwhile.
        assert!(matches!(late.finish(), Err(ConsoleError::FileExists(_))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none/keys.csv");
        assert!(matches!(NewFile::begin(&path, false), Err(ConsoleError::File { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.csv");
        NewFile::begin(&path, false).unwrap().finish().unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
