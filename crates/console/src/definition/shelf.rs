//! The definitions there are: those that come with Chatelaine, and the user's own beside the profile's other files.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chatelaine_connect::{Definition, DefinitionError};
use chatelaine_model::SystemId;
use parking_lot::RwLock;

use crate::error::ConsoleError;
use crate::new_file::{NewFile, sync_folder};

/// Larger than any definition that a person writes.
const SIZE_LIMIT: u64 = 1_000_000;

/// The definitions by system.
#[derive(Debug)]
pub(crate) struct Shelf {
    folder: PathBuf,
    state: RwLock<State>,
}

#[derive(Debug, Default)]
struct State {
    all: BTreeMap<SystemId, Arc<Definition>>,
    /// The user's own ones, each with the name of its file.
    own: BTreeMap<SystemId, String>,
    damaged: Vec<Damaged>,
}

/// A file of the user's that cannot be used.
#[derive(Debug, Clone)]
pub(crate) struct Damaged {
    /// Its name, without folder.
    pub(super) file: String,
    /// What is wrong with it.
    pub(super) reason: String,
}

impl Shelf {
    /// The built-in definitions, and those in this folder that can be used. One that cannot is put aside: it must not
    /// keep the others from being opened.
    pub(crate) fn open(folder: PathBuf) -> Result<Self, DefinitionError> {
        let mut state = State::default();
        for definition in Definition::builtin()? {
            state.all.insert(definition.id().clone(), definition);
        }
        for path in files(&folder) {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match read(&path, &file).and_then(|definition| state.take(&file, definition)) {
                Ok(()) => {}
                Err(reason) => {
                    tracing::warn!(%file, %reason, "a definition of the user's own cannot be used");
                    state.damaged.push(Damaged { file, reason });
                }
            }
        }
        Ok(Self { folder, state: RwLock::new(state) })
    }

    /// The definition of a system.
    pub(crate) fn get(&self, system: &SystemId) -> Option<Arc<Definition>> {
        self.state.read().all.get(system).cloned()
    }

    /// All of them.
    pub(crate) fn all(&self) -> Vec<Arc<Definition>> {
        self.state.read().all.values().cloned().collect()
    }

    /// Whether the user added it.
    pub(super) fn is_own(&self, system: &SystemId) -> bool {
        self.state.read().own.contains_key(system)
    }

    /// The files that cannot be used.
    pub(crate) fn damaged(&self) -> Vec<Damaged> {
        self.state.read().damaged.clone()
    }

    /// Keeps a definition of the user's own, in place of an earlier one of the same system. The file is there whole
    /// or not at all.
    pub(crate) fn put(&self, definition: &Arc<Definition>, text: &str) -> Result<(), ConsoleError> {
        let known = self.state.read().own.get(definition.id()).cloned();
        let file = known.unwrap_or_else(|| format!("{}.toml", definition.id()));
        let path = self.folder.join(&file);
        let failed = |source| ConsoleError::Folder { path: path.clone(), source };
        fs::create_dir_all(&self.folder).map_err(failed)?;
        // What a crash leaves of it is no `.toml` file and is never read.
        let written = NewFile::begin(&path, true).and_then(|mut file| {
            file.write_all(text.as_bytes()).map_err(failed)?;
            file.finish()
        });
        written.map_err(|error| match error {
            ConsoleError::File { path, source } => ConsoleError::Folder { path, source },
            other => other,
        })?;
        let mut state = self.state.write();
        state.damaged.retain(|damaged| damaged.file != file);
        state.own.insert(definition.id().clone(), file);
        state.all.insert(definition.id().clone(), definition.clone());
        Ok(())
    }

    /// Removes a definition of the user's own, or a file that cannot be used, by the file's name without its ending.
    /// Answers whether there was one.
    pub(crate) fn remove(&self, id: &SystemId) -> Result<bool, ConsoleError> {
        let file = {
            let state = self.state.read();
            let damaged = || state.damaged.iter().find(|damaged| damaged.id() == *id);
            state.own.get(id).cloned().or_else(|| damaged().map(|damaged| damaged.file.clone()))
        };
        let Some(file) = file else { return Ok(false) };
        let path = self.folder.join(&file);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != ErrorKind::NotFound => {
                return Err(ConsoleError::Folder { path, source });
            }
            Err(_) => {}
            Ok(()) => {
                sync_folder(&self.folder).map_err(|source| ConsoleError::Folder { path, source })?;
            }
        }
        let mut state = self.state.write();
        state.damaged.retain(|damaged| damaged.file != file);
        if state.own.remove(id).is_some() {
            state.all.remove(id);
        }
        Ok(true)
    }
}

impl Damaged {
    /// As which system it is listed: nobody knows what it was to describe.
    pub(super) fn id(&self) -> SystemId {
        SystemId::new(self.file.strip_suffix(".toml").unwrap_or(&self.file))
    }
}

impl State {
    fn take(&mut self, file: &str, definition: Definition) -> Result<(), String> {
        let id = definition.id().clone();
        if self.all.contains_key(&id) {
            return Err(format!("there is another definition of the system '{id}'"));
        }
        self.own.insert(id.clone(), file.to_owned());
        self.all.insert(id, Arc::new(definition));
        Ok(())
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect();
    files.sort();
    files
}

fn read(path: &Path, file: &str) -> Result<Definition, String> {
    let mut text = String::new();
    let opened = fs::File::open(path).map_err(|error| error.to_string())?;
    opened.take(SIZE_LIMIT + 1).read_to_string(&mut text).map_err(|error| error.to_string())?;
    fits(&text)?;
    Definition::parse(file, &text).map_err(|error| error.to_string())
}

/// Whether a text is short enough to be a definition.
pub(super) fn fits(text: &str) -> Result<(), String> {
    if text.len() as u64 > SIZE_LIMIT { Err("it is larger than a megabyte".to_owned()) } else { Ok(()) }
}
