//! Asking bytes, or the files of a folder, whether a value is in them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::HarnessError;

/// All files at or under a folder that hold a value in its bytes: as UTF-8, or as UTF-16 as web views store text.
///
/// # Errors
/// When a folder or file that is there cannot be read.
pub fn files_with(folder: &Path, value: &str) -> Result<Vec<PathBuf>, HarnessError> {
    let wide: Vec<u8> = value.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut found = Vec::new();
    search(folder, &[value.as_bytes(), &wide], &mut found)?;
    Ok(found)
}

/// Whether a value, which is not empty, is somewhere in these bytes.
pub fn holds(bytes: &[u8], value: &[u8]) -> bool {
    bytes.windows(value.len()).any(|part| part == value)
}

fn search(folder: &Path, values: &[&[u8]], found: &mut Vec<PathBuf>) -> Result<(), HarnessError> {
    for entry in fs::read_dir(folder).map_err(HarnessError::file(folder))? {
        let entry = entry.map_err(HarnessError::file(folder))?;
        let path = entry.path();
        let kind = entry.file_type().map_err(HarnessError::file(&path))?;
        if kind.is_dir() {
            search(&path, values, found)?;
        } else if kind.is_file() {
            let bytes = fs::read(&path).map_err(HarnessError::file(&path))?;
            if values.iter().any(|value| holds(&bytes, value)) {
                found.push(path);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_in_both_encodings_and_deep_down() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("deep")).unwrap();
        fs::write(dir.path().join("deep/narrow"), b"..needle..").unwrap();
        let wide: Vec<u8> = "x needle".encode_utf16().flat_map(u16::to_le_bytes).collect();
        fs::write(dir.path().join("wide"), wide).unwrap();
        fs::write(dir.path().join("none"), b"needl").unwrap();
        let mut found = files_with(dir.path(), "needle").unwrap();
        found.sort();
        assert_eq!(found, [dir.path().join("deep/narrow"), dir.path().join("wide")]);
    }
}
