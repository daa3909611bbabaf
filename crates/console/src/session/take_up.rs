//! Taking sessions up again when the vault opens.

use std::sync::Arc;

use chatelaine_model::{Deed, Outcome};

use crate::console::Console;
use crate::error::ConsoleError;

/// How far back the log is read for accounts that signed in before.
const LOOK_BACK: u32 = 500;
/// How many of them are offered.
const KNOWN: usize = 5;

impl Console {
    /// Takes up the sessions that were kept, where nobody signed in meanwhile.
    pub(crate) async fn take_up_sessions(self: &Arc<Self>) -> Result<(), ConsoleError> {
        let servers = self
            .block(|console| {
                *console.kept.write() = console.vault.names("kept")?.into_iter().collect();
                Ok(console.ledger.servers()?)
            })
            .await?;
        for server in servers {
            self.follow(&server.id).await?;
        }
        self.block(Self::sweep_secrets).await?;
        self.block(Self::take_up_known).await
    }

    /// Offers the accounts that signed in before, as the log knows them.
    fn take_up_known(&self) -> Result<(), ConsoleError> {
        let signed_in = self.ledger.activities(LOOK_BACK)?;
        for (server, seat) in self.seats.all() {
            let mut known: Vec<String> = Vec::new();
            for entry in &signed_in {
                let here = entry.server.as_ref() == Some(&server)
                    && entry.deed == Deed::SignIn
                    && entry.outcome == Outcome::Done;
                if let (true, Some(who)) = (here, &entry.who)
                    && !known.contains(who)
                    && known.len() < KNOWN
                {
                    known.push(who.clone());
                }
            }
            seat.know(known, None);
        }
        Ok(())
    }
}
