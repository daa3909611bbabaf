//! Looking for secrets where none may be: in files, in what programs said, in their arguments and environment.

mod shapes;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aho_corasick::AhoCorasick;

use crate::{HarnessError, running};

/// Shorter ones would be found by chance.
const SHORTEST: usize = 8;

/// Secrets to look for, each in every shape in which a program may have written it.
#[derive(Debug)]
pub struct Sentinels {
    search: AhoCorasick,
    /// What each pattern is: which secret, by its place in the list, and its shape.
    patterns: Vec<(usize, &'static str)>,
    /// How many secrets are looked for.
    count: usize,
}

impl Sentinels {
    /// Those of at least eight letters among these.
    ///
    /// # Errors
    /// When there are more than can be looked for at once.
    pub fn new<Secret: AsRef<str>>(secrets: &[Secret]) -> Result<Self, HarnessError> {
        let distinct: BTreeSet<&str> =
            secrets.iter().map(AsRef::as_ref).filter(|secret| secret.len() >= SHORTEST).collect();
        let mut patterns = Vec::new();
        let mut needles = Vec::new();
        for (place, secret) in distinct.iter().enumerate() {
            for (shape, needle) in shapes::of(secret) {
                patterns.push((place, shape));
                needles.push(needle);
            }
        }
        let search = AhoCorasick::new(&needles).map_err(|error| HarnessError::Answer(error.to_string()))?;
        Ok(Self { search, patterns, count: distinct.len() })
    }

    /// How many secrets are looked for.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Where and in which shape secrets stand in these bytes. The secrets themselves are not told.
    pub fn in_bytes(&self, place: &str, bytes: &[u8]) -> BTreeSet<String> {
        self.search
            .find_overlapping_iter(bytes)
            .map(|hit| {
                let (secret, shape) = self.patterns[hit.pattern().as_usize()];
                format!("secret {secret} {shape} in {place}")
            })
            .collect()
    }

    /// The same of all files at and under a folder, but for those under `except`.
    ///
    /// # Errors
    /// When a folder or file that is there cannot be read.
    pub fn in_files(&self, folder: &Path, except: &Path) -> Result<BTreeSet<String>, HarnessError> {
        let mut found = BTreeSet::new();
        for entry in fs::read_dir(folder).map_err(HarnessError::file(folder))? {
            let entry = entry.map_err(HarnessError::file(folder))?;
            let path = entry.path();
            let kind = entry.file_type().map_err(HarnessError::file(&path))?;
            // A name can give a secret away as well.
            found.extend(self.in_bytes("a file's name", entry.file_name().as_encoded_bytes()));
            if path.starts_with(except) {
                continue;
            } else if kind.is_dir() {
                found.extend(self.in_files(&path, except)?);
            } else if kind.is_file() {
                let bytes = fs::read(&path).map_err(HarnessError::file(&path))?;
                found.extend(self.in_bytes(&path.display().to_string(), &bytes));
            }
        }
        Ok(found)
    }

    /// The same of the arguments and the environment of every program that runs with this folder as its home, and how
    /// many those are.
    ///
    /// # Errors
    /// When the processes cannot be listed.
    pub fn in_processes(&self, home: &Path) -> Result<(usize, BTreeSet<String>), HarnessError> {
        let running = running::at_home(home)?;
        let found = running
            .iter()
            .flat_map(|each| {
                self.in_bytes(&format!("arguments or environment of {}", each.program), &each.given)
            })
            .collect();
        Ok((running.len(), found))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;

    use super::*;

    const SECRET: &str = "Geheim/=+ 42x";

    #[test]
    fn a_secret_is_found_in_every_shape_and_never_told() {
        let sentinels = Sentinels::new(&[SECRET, "short"]).unwrap();
        assert_eq!(sentinels.count(), 1);
        for (shape, needle) in shapes::of(SECRET) {
            let found = sentinels.in_bytes("there", &[b"..", &needle[..], b".."].concat());
            assert!(found.iter().any(|found| found.contains(shape)), "{shape}: {found:?}");
            assert!(!format!("{found:?}").contains("Geheim"));
        }
        assert!(sentinels.in_bytes("there", b"Geheim 42x short").is_empty());
    }

    #[test]
    fn files_and_their_names_are_looked_at_but_for_the_excepted() {
        let dir = tempfile::tempdir().unwrap();
        let (inside, named, except) =
            (dir.path().join("deep/inside"), dir.path().join("a-needle-of-hay"), dir.path().join("servers"));
        fs::create_dir_all(inside.parent().unwrap()).unwrap();
        fs::create_dir_all(&except).unwrap();
        fs::write(&inside, "x needle-of-hay").unwrap();
        fs::write(&named, "").unwrap();
        fs::write(except.join("own"), "needle-of-hay").unwrap();
        let found = Sentinels::new(&["needle-of-hay"]).unwrap().in_files(dir.path(), &except).unwrap();
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn the_environment_of_a_running_program_is_looked_at() {
        let home = tempfile::tempdir().unwrap();
        let mut child = std::process::Command::new("sh")
            .args(["-c", "echo up; read end"])
            .env("HOME", home.path())
            .env("PASSED", "needle-of-hay")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // While a program is only being started, it has no environment yet.
        let mut up = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut up).unwrap();
        let (programs, found) =
            Sentinels::new(&["needle-of-hay"]).unwrap().in_processes(home.path()).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!((programs, found.len()), (1, 1), "{found:?}");
    }
}
