//! The definition by which one server is spoken to: with its options and corrections.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chatelaine_connect::{Definition, DefinitionError};
use chatelaine_model::{Server, ServerId};
use parking_lot::Mutex;

use crate::console::Console;
use crate::error::{ConsoleError, InputReason};

/// Definitions as they hold on single servers, each with what it was made from.
#[derive(Debug, Default)]
pub(crate) struct Corrected(Mutex<HashMap<ServerId, Made>>);

#[derive(Debug)]
struct Made {
    from: Arc<Definition>,
    options: BTreeMap<String, String>,
    corrections: BTreeMap<String, String>,
    definition: Arc<Definition>,
}

impl Corrected {
    pub(crate) fn remove(&self, server: &ServerId) {
        self.0.lock().remove(server);
    }

    fn of(&self, from: &Arc<Definition>, server: &Server) -> Result<Arc<Definition>, DefinitionError> {
        if server.options.is_empty() && server.corrections.is_empty() {
            return Ok(from.clone());
        }
        let mut made = self.0.lock();
        if let Some(known) = made.get(&server.id)
            && Arc::ptr_eq(&known.from, from)
            && known.options == server.options
            && known.corrections == server.corrections
        {
            return Ok(known.definition.clone());
        }
        let definition = Arc::new(from.on(server)?);
        let fresh = Made {
            from: from.clone(),
            options: server.options.clone(),
            corrections: server.corrections.clone(),
            definition: definition.clone(),
        };
        made.insert(server.id.clone(), fresh);
        Ok(definition)
    }
}

impl Console {
    /// The definition by which a server is spoken to.
    ///
    /// # Errors
    /// When there is none of its system any more, or when a correction does not fit it any more.
    pub(crate) fn definition_of(&self, server: &Server) -> Result<Arc<Definition>, ConsoleError> {
        self.corrected.of(&self.definition(&server.system)?, server).map_err(misfit)
    }
}

/// A correction that does not fit, with its place and the reason.
pub(crate) fn misfit(error: DefinitionError) -> ConsoleError {
    ConsoleError::Input { field: "corrections", reason: InputReason::Definition(error.reason) }
}
