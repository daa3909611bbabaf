//! Handing a new secret over: a file that only the user can read, or standard output.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use chatelaine_model::Secret;

use crate::failure::Failure;

/// Where a secret will go. A file is made before the key is, so that a place that cannot be written to is known in
/// time.
#[derive(Debug)]
pub(crate) enum Handover {
    /// Standard output.
    Stdout,
    /// A new file, empty until [`Handover::write`].
    File {
        /// Its path.
        path: PathBuf,
        /// The open file.
        file: File,
    },
}

impl Handover {
    /// Prepares a place. A file that is there already is refused.
    pub(crate) fn prepare(path: &Path) -> Result<Self, Failure> {
        if path.as_os_str() == "-" {
            return Ok(Self::Stdout);
        }
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(path) {
            Ok(file) => Ok(Self::File { path: path.to_owned(), file }),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Err(Failure::FileExists { path: path.to_owned() })
            }
            Err(source) => Err(Failure::File { path: path.to_owned(), source }),
        }
    }

    /// Writes the secret and a line end, and returns when it is on the disk.
    pub(crate) fn write(&mut self, secret: &Secret) -> std::io::Result<()> {
        match self {
            Self::Stdout => {
                let mut out = std::io::stdout().lock();
                out.write_all(secret.expose().as_bytes())?;
                out.write_all(b"\n")?;
                out.flush()
            }
            Self::File { path, file } => {
                file.write_all(secret.expose().as_bytes())?;
                file.write_all(b"\n")?;
                file.sync_all()?;
                sync_folder(path)
            }
        }
    }

    /// Removes the file again, where nothing came to be written.
    pub(crate) fn withdraw(self) {
        if let Self::File { path, .. } = self
            && let Err(error) = std::fs::remove_file(&path)
        {
            tracing::warn!(path = %path.display(), %error, "an empty file stays");
        }
    }
}

/// Makes a new file's name survive a power cut. Windows has no such call for folders.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
