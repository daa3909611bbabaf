//! Handing a new secret over: a file that only the user can read, or standard output.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chatelaine_model::Secret;
use tempfile::NamedTempFile;

use crate::failure::Failure;

/// What names of files that are not finished start with.
const UNFINISHED: &str = ".new-";

/// Where a secret will go. A file is begun before the key is, so that a place that cannot be written to is known in
/// time.
#[derive(Debug)]
pub(crate) enum Handover {
    /// Standard output.
    Stdout,
    /// A new file, which is there from [`Handover::write`] on, whole or not at all.
    File {
        /// Its path.
        path: PathBuf,
        /// What becomes it: an unnamed file beside it.
        file: Option<NamedTempFile>,
    },
}

impl Handover {
    /// Prepares a place. A file that is there already is refused.
    pub(crate) fn prepare(path: &Path) -> Result<Self, Failure> {
        if path.as_os_str() == "-" {
            return Ok(Self::Stdout);
        }
        if path.symlink_metadata().is_ok() {
            return Err(Failure::FileExists { path: path.to_owned() });
        }
        match tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder(path)) {
            Ok(file) => {
                step();
                Ok(Self::File { path: path.to_owned(), file: Some(file) })
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
                let mut file = file.take().ok_or(std::io::ErrorKind::AlreadyExists)?;
                file.write_all(secret.expose().as_bytes())?;
                file.write_all(b"\n")?;
                step();
                file.as_file().sync_all()?;
                step();
                file.persist_noclobber(&*path).map_err(|error| error.error)?;
                step();
                sync_folder(path)?;
                step();
                Ok(())
            }
        }
    }

    /// Gives the place up, where nothing came to be written.
    pub(crate) fn withdraw(self) {
        if let Self::File { path, file: Some(file) } = self
            && let Err(error) = file.close()
        {
            tracing::warn!(path = %path.display(), %error, "an empty file stays beside it");
        }
    }
}

/// A step is done; tests end the program there.
fn step() {
    #[cfg(test)]
    kill_tests::step();
}

/// Makes a new file's name survive a power cut. Windows has no such call for folders.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(folder(path))?.sync_all()?;
    }
    Ok(())
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Hands a secret to a command of the user's shell, on its standard input.
///
/// # Errors
/// When it cannot be run or does not end well.
pub(crate) fn to_command(command: &str, secret: &Secret) -> std::io::Result<()> {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut running = Command::new(shell)
        .args([flag, command])
        .stdin(Stdio::piped())
        // Standard output belongs to the answer.
        .stdout(Stdio::null())
        .spawn()?;
    let given = match running.stdin.take() {
        Some(mut stdin) => stdin.write_all(secret.expose().as_bytes()).and_then(|()| stdin.write_all(b"\n")),
        None => Ok(()),
    };
    let ended = running.wait()?;
    given?;
    if ended.success() {
        return Ok(());
    }
    Err(std::io::Error::other(format!("the command ended with {ended}")))
}

#[cfg(test)]
mod kill_tests;
