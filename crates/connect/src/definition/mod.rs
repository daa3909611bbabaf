//! A system is a document: reading, checking and describing it.

mod assumptions;
mod check;
mod choose;
mod correct;
mod describe;
pub(crate) mod document;
mod error;
mod needs;
mod offer;
mod parse;
mod places;

use std::sync::{Arc, OnceLock};

use chatelaine_model::SystemId;

pub(crate) use document::Document;
pub use error::DefinitionError;
pub use offer::{
    AssumedPlace, Assumption, Attempts, Field, FieldKind, KeyExpiry, KeyTraits, Limit, OptionSpec,
    PermissionSpec, RevokeEffect, SecretReach, Way,
};

/// The five documents, in the order of their series.
const BUILTIN: [(&str, &str); 5] = [
    ("babelfor.toml", include_str!("../../definitions/babelfor.toml")),
    ("haut.toml", include_str!("../../definitions/haut.toml")),
    ("bfore.toml", include_str!("../../definitions/bfore.toml")),
    ("mgmtapp.toml", include_str!("../../definitions/mgmtapp.toml")),
    ("b2core.toml", include_str!("../../definitions/b2core.toml")),
];

/// A checked definition of a system.
#[derive(Debug)]
pub struct Definition {
    id: SystemId,
    file: String,
    text: String,
    document: Document,
    assumptions: Vec<Assumption>,
}

impl Definition {
    /// Reads and checks a definition. `file` is only named in errors.
    ///
    /// # Errors
    /// [`DefinitionError`] tells file, line and reason.
    pub fn parse(file: &str, text: &str) -> Result<Self, DefinitionError> {
        let mut document = parse::document(file, text)?;
        check::check(file, text, &document)?;
        let tree = parse::tree(file, text)?;
        let assumptions = assumptions::all(file, &document, &tree)?;
        document.choose();
        Ok(Self {
            id: SystemId::new(document.system.id.clone()),
            file: file.to_owned(),
            text: text.to_owned(),
            document,
            assumptions,
        })
    }

    /// The five systems that come with Chatelaine, in the order of their series.
    ///
    /// # Errors
    /// [`DefinitionError`], were one of the shipped documents wrong.
    pub fn builtin() -> Result<Vec<Arc<Self>>, DefinitionError> {
        static READ: OnceLock<Vec<Arc<Definition>>> = OnceLock::new();
        if let Some(read) = READ.get() {
            return Ok(read.clone());
        }
        let read: Vec<_> = BUILTIN
            .iter()
            .map(|(file, text)| Self::parse(file, text).map(Arc::new))
            .collect::<Result<_, _>>()?;
        Ok(READ.get_or_init(|| read).clone())
    }

    /// Its identifier: `babelfor`, `haut`, ...
    pub fn id(&self) -> &SystemId {
        &self.id
    }

    /// The document as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Everything it assumes, in the order of the language's tables.
    pub fn assumptions(&self) -> Vec<Assumption> {
        self.assumptions.clone()
    }

    /// What the engine works by.
    pub(crate) fn document(&self) -> &Document {
        &self.document
    }
}
