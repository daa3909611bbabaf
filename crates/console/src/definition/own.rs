//! The list of definitions, and the user's own ones.

use std::sync::Arc;

use chatelaine_connect::Definition;
use chatelaine_model::{Deed, Outcome, SystemId};

use super::shelf::fits;
use super::view::details_of;
use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::system::system;
use crate::view::{ConsoleEvent, DefinitionDetailsView, DefinitionView, SystemView};

impl Console {
    /// Every definition there is, those that cannot be used included, in the order of their names.
    pub fn definitions(&self) -> Vec<DefinitionView> {
        let usable = self.shelf.all().into_iter().map(|definition| DefinitionView {
            id: definition.id().clone(),
            name: definition.name().to_owned(),
            own: self.shelf.is_own(definition.id()),
            trouble: None,
        });
        let damaged = self.shelf.damaged().into_iter().map(|damaged| {
            let id = damaged.id();
            DefinitionView { name: id.to_string(), id, own: true, trouble: Some(damaged.reason) }
        });
        let mut all: Vec<_> = usable.chain(damaged).collect();
        all.sort_by_key(|view| view.name.to_lowercase());
        all
    }

    /// One definition in full.
    ///
    /// # Errors
    /// When there is none of that system.
    pub fn definition_details(&self, system: &SystemId) -> Result<DefinitionDetailsView, ConsoleError> {
        let definition = self.definition(system)?;
        Ok(details_of(&definition, self.shelf.is_own(system)))
    }

    /// Reads a definition as it would be read when added. `file` is only named in errors.
    ///
    /// # Errors
    /// With file, line and reason.
    pub fn check_definition(&self, file: &str, text: &str) -> Result<DefinitionDetailsView, ConsoleError> {
        Ok(details_of(&read(file, text)?, true))
    }

    /// Adds a definition of the user's own, or puts it in the place of an earlier one of the same system, whose
    /// servers stay. `file` is only named in errors.
    ///
    /// # Errors
    /// As [`Console::check_definition`]; when the system is one that comes with Chatelaine, or when what is corrected
    /// for a server has no place in the new one. Then nothing is changed.
    pub async fn add_definition(
        self: &Arc<Self>,
        file: &str,
        text: &str,
    ) -> Result<SystemView, ConsoleError> {
        let definition = Arc::new(read(file, text)?);
        let view = system(&definition);
        let (text, name) = (text.to_owned(), definition.id().to_string());
        self.block(move |console| console.keep_definition(&definition, &text)).await?;
        self.log(None, None, Deed::AddDefinition, Some((None, name)), Outcome::Done).await;
        self.tell(ConsoleEvent::DefinitionsChanged);
        self.tell(ConsoleEvent::AppChanged);
        Ok(view)
    }

    /// Removes a definition of the user's own, or a file among them that cannot be used. The file is deleted.
    ///
    /// # Errors
    /// When it comes with Chatelaine, when there is none, or while a server of the list is spoken to by it. Then
    /// nothing is changed.
    pub async fn remove_definition(self: &Arc<Self>, system: &SystemId) -> Result<(), ConsoleError> {
        let id = system.clone();
        self.block(move |console| console.drop_definition(&id)).await?;
        self.log(None, None, Deed::RemoveDefinition, Some((None, system.to_string())), Outcome::Done).await;
        self.tell(ConsoleEvent::DefinitionsChanged);
        Ok(())
    }

    fn drop_definition(&self, id: &SystemId) -> Result<(), ConsoleError> {
        let refused = |reason| Err(ConsoleError::Input { field: "definition", reason });
        if self.shelf.is_own(id) {
            let servers = self.ledger.servers()?;
            let names: Vec<String> =
                servers.into_iter().filter(|server| server.system == *id).map(|server| server.name).collect();
            if !names.is_empty() {
                return refused(InputReason::InUse(names.join(", ")));
            }
        }
        if self.shelf.remove(id)? {
            Ok(())
        } else if self.shelf.get(id).is_some() {
            refused(InputReason::BuiltIn)
        } else {
            Err(ConsoleError::NoDefinition(id.clone()))
        }
    }

    fn keep_definition(&self, definition: &Arc<Definition>, text: &str) -> Result<(), ConsoleError> {
        let id = definition.id();
        if self.shelf.get(id).is_some() && !self.shelf.is_own(id) {
            return Err(ConsoleError::Input { field: "system", reason: InputReason::Taken });
        }
        let mut servers = self.ledger.servers()?;
        servers.retain(|server| server.system == *id);
        for server in &servers {
            definition.on(server).map_err(ConsoleError::OwnDefinition)?;
        }
        self.shelf.put(definition, text)?;
        for server in servers {
            self.seats.of(&server.id).disconnect();
        }
        Ok(())
    }
}

fn read(file: &str, text: &str) -> Result<Definition, ConsoleError> {
    let reason = InputReason::Definition;
    fits(text).map_err(|words| ConsoleError::Input { field: "definition", reason: reason(words) })?;
    Definition::parse(file, text).map_err(ConsoleError::OwnDefinition)
}
