//! What rests on an assumed fact asks before its first use on a server: by a flag, or a person.

use std::collections::BTreeSet;

use chatelaine_console::ConsoleError;
use chatelaine_model::ServerId;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::input;

impl Desk {
    /// Does a use case. Where it rests on assumed facts that nobody has accepted yet, nothing was sent: they are
    /// accepted by `--accept-assumed`, or by a person on a terminal, and the use case is begun anew.
    pub(crate) async fn accepting<T>(
        &self,
        work: impl AsyncFn() -> Result<T, ConsoleError>,
    ) -> Result<T, Failure> {
        let mut accepted = BTreeSet::new();
        loop {
            let (server, facts) = match work().await {
                Err(ConsoleError::Assumed { server, facts }) => (server, facts),
                ended => return Ok(ended?),
            };
            let tables: Vec<String> = facts.iter().map(|(table, _)| table.clone()).collect();
            let news = tables.iter().filter(|table| accepted.insert((*table).clone())).count() > 0;
            if !news || !(self.accept || self.person_accepts(&server, &facts).await?) {
                return Err(ConsoleError::Assumed { server, facts }.into());
            }
            self.console.accept_assumed(&server, tables).await?;
        }
    }

    async fn person_accepts(&self, server: &ServerId, facts: &[(String, String)]) -> Result<bool, Failure> {
        let name = self.name_of(server.as_str()).await.unwrap_or_else(|| server.to_string());
        let facts: Vec<String> = facts.iter().map(|(table, why)| format!("  {table}: {why}")).collect();
        let question = format!(
            "{name}: no document of the vendor tells what this rests on. Nothing was sent yet.\n{}\nTry it on this \
             server, now and from now on?",
            facts.join("\n")
        );
        Ok(input::confirmed(&question)?.unwrap_or_default())
    }
}
