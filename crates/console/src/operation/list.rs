//! All work that is open, at a glance.

use std::collections::HashSet;
use std::sync::Arc;

use chatelaine_model::BulkState;

use crate::console::Console;
use crate::error::ConsoleError;
use crate::rotation::brief;
use crate::view::OperationListView;

impl Console {
    /// The rotations that are open, the overdue first, and the bulks that are not done with.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub async fn operations(self: &Arc<Self>) -> Result<OperationListView, ConsoleError> {
        let (rotations, bulks) = self
            .block(|console| {
                let known: HashSet<_> =
                    console.ledger.servers()?.into_iter().map(|server| server.id).collect();
                let now = console.ports.clock.now();
                let rotations = console.ledger.open_rotations()?;
                // What belonged to a server that was removed cannot go on.
                let rotations = rotations.into_iter().filter(|rotation| known.contains(&rotation.server));
                let bulks = console.ledger.bulks(&[
                    BulkState::Running,
                    BulkState::Paused,
                    BulkState::Stopped,
                    BulkState::Done,
                ])?;
                Ok((rotations.map(|rotation| brief(rotation, now)).collect(), bulks))
            })
            .await?;
        let mut views = Vec::new();
        for bulk in bulks {
            let over = matches!(bulk.state, BulkState::Stopped | BulkState::Done);
            let view = self.bulk_view_of(bulk).await?;
            if !over || view.counts.failed + view.counts.unknown > 0 {
                views.push(view);
            }
        }
        Ok(OperationListView { rotations, bulks: views })
    }
}
