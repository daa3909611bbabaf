//! Checking the log.

use std::sync::Arc;

use chatelaine_ledger::ActivityFault;
use chatelaine_vault::VaultError;

use crate::console::Console;
use crate::count::count;
use crate::error::ConsoleError;
use crate::view::{ActivityBreakView, ActivityCheckView, ActivityFaultView, SealView};

impl Console {
    /// Checks the whole log against its chain, and where the vault is open against its sealed end; then seals the end.
    ///
    /// # Errors
    /// When the ledger cannot be read. A log that was touched is an answer, not an error.
    pub async fn verify_activity(self: &Arc<Self>) -> Result<ActivityCheckView, ConsoleError> {
        self.block(|console| {
            let (sealed, seal) = match console.sealed_activity() {
                Ok(Some(head)) => (Some(head), SealView::Compared { entries: count(head.count) }),
                Ok(None) => (None, SealView::Absent),
                Err(ConsoleError::Vault(VaultError::NotOpen)) => (None, SealView::Shut),
                Err(_) => (None, SealView::Unreadable),
            };
            let verdict = console.ledger.verify_activity(sealed.as_ref())?;
            if verdict.breaks.is_empty() {
                console.seal_activity();
            }
            let breaks = verdict.breaks.into_iter();
            Ok(ActivityCheckView {
                checked: console.ports.clock.now(),
                entries: count(verdict.entries),
                seal,
                breaks: breaks
                    .map(|found| ActivityBreakView { number: count(found.number), fault: fault(found.fault) })
                    .collect(),
            })
        })
        .await
    }
}

fn fault(fault: ActivityFault) -> ActivityFaultView {
    match fault {
        ActivityFault::Edited => ActivityFaultView::Edited,
        ActivityFault::Missing => ActivityFaultView::Missing,
        ActivityFault::Moved => ActivityFaultView::Moved,
        ActivityFault::EndMissing => ActivityFaultView::EndMissing,
        ActivityFault::Added => ActivityFaultView::Added,
        ActivityFault::Rewritten => ActivityFaultView::Rewritten,
    }
}
