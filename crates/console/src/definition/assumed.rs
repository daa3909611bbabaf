//! What is only assumed of a server is used when somebody has accepted it for that server, and not before.

use std::collections::BTreeSet;
use std::sync::Arc;

use chatelaine_connect::Definition;
use chatelaine_model::{Deed, Outcome, Power, Server, ServerId, clean};

use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::view::ConsoleEvent;

impl Console {
    /// Accepts assumed facts for a server, by their tables. Kept with the server; accepting again changes nothing.
    ///
    /// # Errors
    /// When its definition assumes no such table.
    pub async fn accept_assumed(
        self: &Arc<Self>,
        server: &ServerId,
        tables: Vec<String>,
    ) -> Result<(), ConsoleError> {
        let definition = self.definition_of(&self.server(server).await?)?;
        let known: BTreeSet<String> =
            definition.assumptions().into_iter().map(|assumption| assumption.table).collect();
        if let Some(table) = tables.iter().find(|table| !known.contains(*table)) {
            let reason = InputReason::Choice(clean(table, 80));
            return Err(ConsoleError::Input { field: "assumed", reason });
        }
        let (id, now, accepted) = (server.clone(), self.ports.clock.now(), tables.clone());
        self.block(move |console| {
            Ok(console.ledger.change_server(&id, &mut |server| {
                for table in &accepted {
                    server.accepted.entry(table.clone()).or_insert(now);
                }
            })?)
        })
        .await?;
        for table in tables {
            self.log(Some(server), None, Deed::AcceptAssumed, Some((None, table)), Outcome::Done).await;
        }
        self.tell(ConsoleEvent::AppChanged);
        Ok(())
    }

    /// Refuses a power that rests on assumed facts which nobody has accepted for this server. Asked before anything
    /// is sent.
    pub(crate) fn accepted(&self, server: &Server, power: Power) -> Result<(), ConsoleError> {
        let definition = self.definition_of(server)?;
        let needed = definition.needs(power).into_iter().map(str::to_owned).collect();
        all_accepted(server, &definition, needed)
    }

    /// As [`Console::accepted`], for a way of signing in.
    pub(crate) fn accepted_way(&self, server: &Server, way: &str) -> Result<(), ConsoleError> {
        let definition = self.definition_of(server)?;
        all_accepted(server, &definition, definition.way_needs(way))
    }
}

fn all_accepted(server: &Server, definition: &Definition, tables: Vec<String>) -> Result<(), ConsoleError> {
    let open: Vec<String> = tables.into_iter().filter(|table| !server.accepted.contains_key(table)).collect();
    if open.is_empty() {
        return Ok(());
    }
    let facts = definition
        .assumptions()
        .into_iter()
        .filter(|assumption| open.contains(&assumption.table))
        .map(|assumption| (assumption.table, assumption.why))
        .collect();
    Err(ConsoleError::Assumed { server: server.id.clone(), facts })
}
