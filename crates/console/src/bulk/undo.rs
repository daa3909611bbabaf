//! Taking back what a bulk did, where the servers can.

use std::sync::Arc;

use chatelaine_model::{BulkDeed, ItemState, OperationId};

use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::view::BulkView;

impl Console {
    /// Prepares a bulk that takes back the revocations of this one, where the systems mark instead of deleting. It is
    /// started as any other.
    ///
    /// # Errors
    /// `InputRefused` when nothing of it can be taken back.
    pub async fn undo_bulk(self: &Arc<Self>, id: &OperationId) -> Result<BulkView, ConsoleError> {
        let bulk = self.read_bulk(id).await?;
        if bulk.deed != BulkDeed::Revoke {
            return Err(ConsoleError::Input { field: "deed", reason: InputReason::NotOffered });
        }
        let mut done = self.items_in(id, ItemState::Done).await?;
        done.retain(|item| item.undoable);
        let console = self.clone();
        let undo = self
            .block(move |_| {
                let now = console.ports.clock.now();
                let mut rows = Vec::with_capacity(done.len());
                for item in done {
                    rows.extend(console.ledger.key(&item.server, &item.key, now)?);
                }
                console.freeze(BulkDeed::Restore, rows, Vec::new(), now)
            })
            .await?;
        self.bulk_view_of(undo).await
    }
}
