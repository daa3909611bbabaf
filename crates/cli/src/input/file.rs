//! Files named in arguments, and standard input for `-`.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use chatelaine_model::Secret;
use zeroize::Zeroizing;

use crate::failure::Failure;

/// Longer than anything that is read from a file here: a definition, a chain of certificates, a token.
const LIMIT: u64 = 1_000_000;

/// Reads what arguments name. Standard input can be read only once.
#[derive(Debug, Default)]
pub(crate) struct Files {
    stdin_taken: AtomicBool,
}

impl Files {
    /// A secret: the file's text without the line end that an editor leaves.
    pub(crate) fn secret(&self, path: &Path) -> Result<Secret, Failure> {
        let bytes = self.bytes(path)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Failure::NotText { path: path.to_owned() })?;
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.is_empty() {
            return Err(Failure::EmptyFile { path: path.to_owned() });
        }
        Ok(Secret::new(text))
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, path: &Path) -> Result<Zeroizing<Vec<u8>>, Failure> {
        if path.as_os_str() != "-" {
            let failed = |source| Failure::File { path: path.to_owned(), source };
            return read_all(fs::File::open(path).map_err(failed)?).map_err(failed);
        }
        if self.stdin_taken.swap(true, Ordering::Relaxed) {
            return Err(Failure::Usage("only one of the files can be '-'".into()));
        }
        read_all(std::io::stdin().lock()).map_err(|source| Failure::File { path: path.to_owned(), source })
    }
}

/// The text of a file that holds no secret.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let bytes = Files::default().bytes(path)?;
    String::from_utf8(bytes.to_vec()).map_err(|_| Failure::NotText { path: path.to_owned() })
}

fn read_all(from: impl Read) -> std::io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::new());
    from.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, "it is larger than 1 MB"));
    }
    Ok(bytes)
}
